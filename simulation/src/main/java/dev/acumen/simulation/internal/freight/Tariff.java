package dev.acumen.simulation.internal.freight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The published tariff, with the choices that settle what it leaves open. */
public final class Tariff {

    static final BigDecimal FREE_COVER = new BigDecimal("500.00");
    static final BigDecimal LIGHT = new BigDecimal("5.0");
    static final BigDecimal SMALLEST_DIVISOR = new BigDecimal("4000");

    private static final List<BigDecimal> BASE_FEES = amounts("8.00", "11.00", "15.00", "22.00");
    private static final List<BigDecimal> RATES = amounts("0.90", "1.25", "1.80", "2.60");
    private static final BigDecimal FUEL = new BigDecimal("0.10");
    private static final BigDecimal EXPRESS = new BigDecimal("0.40");
    private static final BigDecimal LATE_HOUR = new BigDecimal("4.00");
    private static final BigDecimal WEEKEND = new BigDecimal("16.00");
    private static final BigDecimal PEAK = new BigDecimal("0.06");
    private static final BigDecimal RESIDENTIAL = new BigDecimal("6.50");
    private static final BigDecimal DANGEROUS = new BigDecimal("18.00");
    private static final BigDecimal INSURANCE = new BigDecimal("0.015");
    private static final BigDecimal DISCOUNT = new BigDecimal("0.08");
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final MonthDay SEASON_START = MonthDay.of(11, 15);

    private final Shipment shipment;
    private final Choices choices;

    private Tariff(Shipment shipment, Choices choices) {
        this.shipment = shipment;
        this.choices = choices;
    }

    /** Prices a shipment. */
    public static Quote quote(Shipment shipment, Choices choices) {
        return new Tariff(shipment, choices).quote();
    }

    /** Whether the rates of every zone stand in a text. */
    public static boolean statedIn(String text) {
        for (int zone = 0; zone < RATES.size(); zone++) {
            if (!text.contains(BASE_FEES.get(zone).toString())
                    || !text.contains(RATES.get(zone).toString())) {
                return false;
            }
        }
        return text.toLowerCase(Locale.ROOT).contains("tariff");
    }

    public static boolean inSeason(LocalDate date) {
        return !MonthDay.from(date).isBefore(SEASON_START);
    }

    public static long minutesAfter(int hour, Shipment shipment) {
        return Duration.between(shipment.pickup().toLocalDate().atTime(hour, 0), shipment.pickup())
                .toMinutes();
    }

    private Quote quote() {
        BigDecimal weight = chargeableWeight();
        BigDecimal weightCharge = RATES.get(shipment.zone() - 1).multiply(weight);
        BigDecimal freight = baseFees().add(weightCharge);
        BigDecimal fuel = freight.multiply(FUEL);
        BigDecimal express = express(weightCharge, freight, fuel);
        BigDecimal fees = late().add(weekend())
                .add(freight.multiply(PEAK).multiply(peakShare()))
                .add(residential())
                .add(dangerous())
                .add(insurance());
        BigDecimal subtotal = freight.add(fuel).add(express).add(fees);
        BigDecimal discount = discount(weightCharge, freight, subtotal);
        BigDecimal price = payable(subtotal.subtract(discount));

        List<String> steps = new ArrayList<>();
        steps.add("chargeable weight " + weight.stripTrailingZeros().toPlainString() + " kg");
        steps.add("freight " + cents(freight));
        steps.add("fuel " + cents(fuel));
        steps.add("express " + cents(express));
        steps.add("supplements and fees " + cents(fees));
        steps.add("discount " + cents(discount));
        return new Quote(steps, price);
    }

    private BigDecimal chargeableWeight() {
        BigDecimal actual = shipment.weight();
        if (shipment.bulky()) {
            BigDecimal divisor = new BigDecimal(choices.on(Topic.VOLUMETRIC_WEIGHT));
            return actual.max(shipment.volume().divide(divisor, 3, RoundingMode.HALF_UP));
        }
        return switch (choices.on(Topic.WEIGHT_ROUNDING)) {
            case "full" -> actual.setScale(0, RoundingMode.CEILING);
            case "half" -> stepUp(actual, HALF);
            case "nearest" -> actual.setScale(0, RoundingMode.HALF_UP);
            case "exact" -> actual;
            default -> throw unknown(Topic.WEIGHT_ROUNDING);
        };
    }

    private BigDecimal baseFees() {
        BigDecimal fee = BASE_FEES.get(shipment.zone() - 1);
        BigDecimal further = fee.multiply(BigDecimal.valueOf(shipment.pieces() - 1L));
        return switch (choices.on(Topic.SEVERAL_PIECES)) {
            case "once" -> fee;
            case "each" -> fee.add(further);
            case "half" -> fee.add(further.multiply(HALF));
            default -> throw unknown(Topic.SEVERAL_PIECES);
        };
    }

    private BigDecimal express(BigDecimal weightCharge, BigDecimal freight, BigDecimal fuel) {
        if (!shipment.express()) {
            return BigDecimal.ZERO;
        }
        return switch (choices.on(Topic.EXPRESS_SUPPLEMENT)) {
            case "freight" -> freight.multiply(EXPRESS);
            case "fuelled" -> freight.add(fuel).multiply(EXPRESS);
            case "weight" -> weightCharge.multiply(EXPRESS);
            default -> throw unknown(Topic.EXPRESS_SUPPLEMENT);
        };
    }

    private BigDecimal late() {
        int cutOff = Integer.parseInt(choices.on(Topic.LATE_PICKUP));
        long hours = Math.max(0, (minutesAfter(cutOff, shipment) + 59) / 60);
        return LATE_HOUR.multiply(BigDecimal.valueOf(hours));
    }

    private BigDecimal weekend() {
        if (shipment.pickup().getDayOfWeek() == DayOfWeek.SUNDAY) {
            return WEEKEND;
        }
        return shipment.onSaturday() ? WEEKEND.multiply(share(Topic.SATURDAY_PICKUP)) : BigDecimal.ZERO;
    }

    private BigDecimal peakShare() {
        boolean ordered = inSeason(shipment.ordered());
        boolean pickedUp = inSeason(shipment.pickup().toLocalDate());
        if (ordered == pickedUp) {
            return ordered ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        return switch (choices.on(Topic.PEAK_SEASON)) {
            case "order" -> ordered ? BigDecimal.ONE : BigDecimal.ZERO;
            case "pickup" -> pickedUp ? BigDecimal.ONE : BigDecimal.ZERO;
            case "half" -> HALF;
            default -> throw unknown(Topic.PEAK_SEASON);
        };
    }

    private BigDecimal residential() {
        if (!shipment.residential()) {
            return BigDecimal.ZERO;
        }
        return Topic.RESIDENTIAL_DELIVERY.bearsOn(shipment)
                ? RESIDENTIAL.multiply(share(Topic.RESIDENTIAL_DELIVERY))
                : RESIDENTIAL;
    }

    private BigDecimal dangerous() {
        if (!shipment.dangerous()) {
            return BigDecimal.ZERO;
        }
        return switch (choices.on(Topic.DANGEROUS_GOODS)) {
            case "once" -> DANGEROUS;
            case "fuelled" -> DANGEROUS.multiply(FUEL.add(BigDecimal.ONE));
            case "weight" ->
                DANGEROUS.multiply(shipment.weight().divide(new BigDecimal("25"), 0, RoundingMode.CEILING));
            default -> throw unknown(Topic.DANGEROUS_GOODS);
        };
    }

    private BigDecimal insurance() {
        BigDecimal value = shipment.declaredValue();
        if (value.compareTo(FREE_COVER) <= 0) {
            return BigDecimal.ZERO;
        }
        return INSURANCE.multiply(
                switch (choices.on(Topic.INSURANCE)) {
                    case "whole" -> value;
                    case "excess" -> value.subtract(FREE_COVER);
                    case "hundreds" -> stepUp(value, new BigDecimal("100"));
                    default -> throw unknown(Topic.INSURANCE);
                });
    }

    private BigDecimal discount(BigDecimal weightCharge, BigDecimal freight, BigDecimal subtotal) {
        if (!shipment.contract()) {
            return BigDecimal.ZERO;
        }
        return DISCOUNT.multiply(
                switch (choices.on(Topic.CONTRACT_DISCOUNT)) {
                    case "weight" -> weightCharge;
                    case "freight" -> freight;
                    case "total" -> subtotal;
                    default -> throw unknown(Topic.CONTRACT_DISCOUNT);
                });
    }

    private BigDecimal payable(BigDecimal amount) {
        BigDecimal exact = cents(amount);
        if (!shipment.cash()) {
            return exact;
        }
        return switch (choices.on(Topic.CASH_ROUNDING)) {
            case "nearest" -> {
                BigDecimal step = new BigDecimal("0.05");
                yield cents(exact.divide(step, 0, RoundingMode.HALF_UP).multiply(step));
            }
            case "up" -> cents(stepUp(exact, new BigDecimal("0.10")));
            case "exact" -> exact;
            default -> throw unknown(Topic.CASH_ROUNDING);
        };
    }

    private BigDecimal share(Topic topic) {
        return switch (choices.on(topic)) {
            case "full" -> BigDecimal.ONE;
            case "half" -> HALF;
            case "none" -> BigDecimal.ZERO;
            default -> throw unknown(topic);
        };
    }

    private IllegalStateException unknown(Topic topic) {
        return new IllegalStateException("no way to price '" + choices.on(topic) + "' on " + topic);
    }

    private static BigDecimal stepUp(BigDecimal amount, BigDecimal step) {
        return amount.divide(step, 0, RoundingMode.CEILING).multiply(step);
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    private static List<BigDecimal> amounts(String... values) {
        return List.of(values).stream().map(BigDecimal::new).toList();
    }
}
