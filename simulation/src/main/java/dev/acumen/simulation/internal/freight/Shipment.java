package dev.acumen.simulation.internal.freight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is to be priced.
 *
 * @param zone 1 to 4
 * @param residential whether it goes to a private address
 * @param express whether the service is express
 * @param pieces 1 or more
 * @param length of a piece, in centimetres
 * @param width of a piece, in centimetres
 * @param height of a piece, in centimetres
 * @param weight of all pieces, in kilograms
 * @param ordered when it was ordered
 * @param pickup when it is picked up
 * @param declaredValue in euros
 * @param dangerous whether the goods are dangerous
 * @param contract whether the customer has a contract
 * @param cash whether the customer pays cash
 */
public record Shipment(
        int zone,
        boolean residential,
        boolean express,
        int pieces,
        int length,
        int width,
        int height,
        BigDecimal weight,
        LocalDate ordered,
        LocalDateTime pickup,
        BigDecimal declaredValue,
        boolean dangerous,
        boolean contract,
        boolean cash) {

    private static final Pattern FORM = Pattern.compile("""
            Destination: zone ([1-4]), (residential|business) address
            Service: (express|standard)
            Pieces: ([1-9]\\d?)
            Dimensions: (\\d{1,3}) x (\\d{1,3}) x (\\d{1,3}) cm each
            Weight: (\\d{1,4}(?:\\.\\d)?) kg in all
            Ordered: (\\S+)
            Pick-up: \\w+ (\\S+) at (\\S+)
            Declared value: (\\d{1,6}(?:\\.\\d\\d)?)
            Goods: (dangerous|general)
            Customer: (contract|retail)
            Payment: (cash|invoice)""");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    public Shipment {
        weight = weight.setScale(1, RoundingMode.HALF_UP);
        declaredValue = declaredValue.setScale(2, RoundingMode.HALF_UP);
    }

    /** The shipment as its customer describes it. */
    public String text() {
        return String.format(
                Locale.ROOT,
                """
                Price this shipment.
                Destination: zone %d, %s address
                Service: %s
                Pieces: %d
                Dimensions: %d x %d x %d cm each
                Weight: %s kg in all
                Ordered: %s
                Pick-up: %s %s at %s
                Declared value: %s
                Goods: %s
                Customer: %s
                Payment: %s""",
                zone,
                residential ? "residential" : "business",
                express ? "express" : "standard",
                pieces,
                length,
                width,
                height,
                weight,
                ordered,
                pickup.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                pickup.toLocalDate(),
                CLOCK.format(pickup),
                declaredValue,
                dangerous ? "dangerous" : "general",
                contract ? "contract" : "retail",
                cash ? "cash" : "invoice");
    }

    /** The shipment described in a text, if there is one. */
    public static Optional<Shipment> in(String text) {
        Matcher form = FORM.matcher(text.replace("\r\n", "\n"));
        if (!form.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Shipment(
                    Integer.parseInt(form.group(1)),
                    form.group(2).equals("residential"),
                    form.group(3).equals("express"),
                    Integer.parseInt(form.group(4)),
                    Integer.parseInt(form.group(5)),
                    Integer.parseInt(form.group(6)),
                    Integer.parseInt(form.group(7)),
                    new BigDecimal(form.group(8)),
                    LocalDate.parse(form.group(9)),
                    LocalDateTime.of(LocalDate.parse(form.group(10)), LocalTime.parse(form.group(11), CLOCK)),
                    new BigDecimal(form.group(12)),
                    form.group(13).equals("dangerous"),
                    form.group(14).equals("contract"),
                    form.group(15).equals("cash")));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The volume of all pieces, in cubic centimetres. */
    public BigDecimal volume() {
        return BigDecimal.valueOf((long) pieces * length * width * height);
    }

    public boolean bulky() {
        return volume().compareTo(weight.multiply(Tariff.SMALLEST_DIVISOR)) > 0;
    }

    public boolean onSaturday() {
        return pickup.getDayOfWeek() == DayOfWeek.SATURDAY;
    }
}
