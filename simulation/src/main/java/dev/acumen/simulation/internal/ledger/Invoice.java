package dev.acumen.simulation.internal.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is to be posted; amounts in cents.
 *
 * @param goods before tax
 * @param items how many
 * @param shipping before tax; 0 for none
 * @param discount in percent; 0 for none
 * @param days from the invoice to the payment
 * @param coins whether it is paid in coins
 * @param deposit paid in advance; 0 for none
 * @param loyal whether the customer gets a bonus
 * @param returned goods that came back; 0 for none
 */
public record Invoice(
        int goods,
        int items,
        int shipping,
        int discount,
        int days,
        boolean coins,
        int deposit,
        boolean loyal,
        int returned) {

    private static final Pattern FORM = Pattern.compile("""
            Goods: (\\d{1,5}\\.\\d\\d)
            Items: (\\d{1,2})
            Shipping: (\\d{1,4}\\.\\d\\d)
            Discount: (\\d{1,2}) %
            Paid after: (\\d{1,3}) days
            Payment: (coins|transfer)
            Deposit: (\\d{1,5}\\.\\d\\d)
            Customer: (loyal|new)
            Returned: (\\d{1,5}\\.\\d\\d)""");
    private static final BigDecimal TAX = new BigDecimal("0.20");
    private static final int LATE_WEEK = 500;
    private static final int SURCHARGE = 400;
    private static final int SMALL = 10_000;
    private static final int BONUS = 200;
    private static final BigDecimal STEP = new BigDecimal("5");

    /** As the customer's file has it. */
    public String text() {
        return String.format(
                        Locale.ROOT,
                        "Post this invoice.%nGoods: %s%nItems: %d%nShipping: %s%nDiscount: %d %%%nPaid after: %d days%nPayment: %s%nDeposit: %s%nCustomer: %s%nReturned: %s",
                        euros(goods),
                        items,
                        euros(shipping),
                        discount,
                        days,
                        coins ? "coins" : "transfer",
                        euros(deposit),
                        loyal ? "loyal" : "new",
                        euros(returned))
                .replace("\r\n", "\n");
    }

    /** The invoice in a text, if there is one. */
    public static Optional<Invoice> in(String text) {
        Matcher form = FORM.matcher(text.replace("\r\n", "\n"));
        return form.find()
                ? Optional.of(new Invoice(
                        cents(form.group(1)),
                        Integer.parseInt(form.group(2)),
                        cents(form.group(3)),
                        Integer.parseInt(form.group(4)),
                        Integer.parseInt(form.group(5)),
                        form.group(6).equals("coins"),
                        cents(form.group(7)),
                        form.group(8).equals("loyal"),
                        cents(form.group(9))))
                : Optional.empty();
    }

    /** The customs that make a difference to its amount. */
    public List<Custom> bearing() {
        return Arrays.stream(Custom.values()).filter(this::bears).toList();
    }

    private boolean bears(Custom custom) {
        return switch (custom) {
            case DISCOUNT -> discount > 0;
            case LATE_FEE -> days > 10;
            case SMALL_ORDER -> goods < SMALL;
            case LOYALTY -> loyal;
            case COINS -> coins;
            case SHIPPING_TAX -> shipping > 0;
            case RETURNS -> returned > 0;
            case DEPOSIT -> deposit > 0;
            default -> false;
        };
    }

    /** The amount in euros, where customs are settled this way; one that is not stands at its first convention. */
    public BigDecimal amount(Map<Custom, String> ways) {
        BigDecimal credit = of(returned)
                .multiply(way(ways, Custom.RETURNS).equals("full") ? BigDecimal.ONE : new BigDecimal("0.9"));
        BigDecimal base = of(goods).subtract(credit);
        BigDecimal item = base.divide(BigDecimal.valueOf(items), 0, RoundingMode.HALF_UP);
        BigDecimal off = BigDecimal.valueOf(discount, 2)
                .multiply(
                        switch (way(ways, Custom.DISCOUNT)) {
                            case "first" -> item;
                            case "further" -> base.subtract(item);
                            default -> base;
                        });
        String small = goods < SMALL ? way(ways, Custom.SMALL_ORDER) : "waived";
        int bonus = !loyal
                ? 0
                : switch (way(ways, Custom.LOYALTY)) {
                    case "once" -> BONUS;
                    case "each" -> BONUS * items;
                    default -> 0;
                };
        boolean taxed = way(ways, Custom.SHIPPING_TAX).equals("taxed");
        boolean early = way(ways, Custom.DEPOSIT).equals("start");
        BigDecimal taxable = base.subtract(off)
                .add(of((small.equals("taxed") ? SURCHARGE : 0) - bonus - (early ? deposit : 0)))
                .add(taxed ? of(shipping) : BigDecimal.ZERO);
        BigDecimal total = taxable.add(taxable.multiply(TAX)).add(taxed ? BigDecimal.ZERO : of(shipping));
        int grace = Integer.parseInt(way(ways, Custom.LATE_FEE));
        int weeks = days > 10 ? Math.max(0, (days - grace + 6) / 7) : 0;
        total = total.add(of(weeks * LATE_WEEK + (small.equals("untaxed") ? SURCHARGE : 0) - (early ? 0 : deposit)));
        return payable(total.setScale(0, RoundingMode.HALF_UP), way(ways, Custom.COINS))
                .movePointLeft(2)
                .setScale(2, RoundingMode.UNNECESSARY);
    }

    private BigDecimal payable(BigDecimal exact, String rounding) {
        if (!coins || rounding.equals("exact")) {
            return exact;
        }
        RoundingMode mode = rounding.equals("up") ? RoundingMode.CEILING : RoundingMode.FLOOR;
        return exact.divide(STEP, 0, mode).multiply(STEP);
    }

    private static String way(Map<Custom, String> ways, Custom custom) {
        return ways.getOrDefault(custom, custom.rule().conventions().get(0).id());
    }

    /** An invoice on which exactly these customs bear, and whose right amount can only be met by settling all of them. */
    public static Invoice drawn(Set<Custom> wanted, RandomGenerator random) {
        while (true) {
            Invoice invoice = candidate(wanted, random);
            if (Set.copyOf(invoice.bearing()).equals(wanted) && invoice.isSharp()) {
                return invoice;
            }
        }
    }

    private static Invoice candidate(Set<Custom> wanted, RandomGenerator random) {
        return new Invoice(
                wanted.contains(Custom.SMALL_ORDER) ? random.nextInt(5_001, 9_999) : random.nextInt(12_000, 60_000),
                random.nextInt(3, 9),
                wanted.contains(Custom.SHIPPING_TAX) ? random.nextInt(400, 2_500) : 0,
                wanted.contains(Custom.DISCOUNT) ? random.nextInt(3, 16) : 0,
                wanted.contains(Custom.LATE_FEE) ? random.nextInt(15, 60) : random.nextInt(1, 10),
                wanted.contains(Custom.COINS),
                wanted.contains(Custom.DEPOSIT) ? random.nextInt(1_000, 4_000) : 0,
                wanted.contains(Custom.LOYALTY),
                wanted.contains(Custom.RETURNS) ? random.nextInt(600, 2_000) : 0);
    }

    private boolean isSharp() {
        Map<Custom, String> desk = DeskPractice.ids();
        BigDecimal right = amount(desk);
        List<Map<Custom, String>> ways = List.of(new EnumMap<>(desk));
        for (Custom custom : bearing()) {
            List<Map<Custom, String>> more = new ArrayList<>();
            for (Map<Custom, String> way : ways) {
                custom.rule().conventions().forEach(convention -> {
                    Map<Custom, String> other = new EnumMap<>(way);
                    other.put(custom, convention.id());
                    more.add(other);
                });
            }
            ways = more;
        }
        return ways.stream().filter(way -> amount(way).compareTo(right) == 0).count() == 1;
    }

    private static BigDecimal of(int cents) {
        return BigDecimal.valueOf(cents);
    }

    private static String euros(int cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    private static int cents(String euros) {
        return new BigDecimal(euros).movePointRight(2).intValueExact();
    }
}
