package dev.acumen.simulation.internal.freight;

import dev.acumen.simulation.internal.practice.HouseRule;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Draws a shipment on which exactly the wanted rules bear, and whose right price can only be met by settling all of them. */
public final class ShipmentDraw {

    private final Random random;

    public ShipmentDraw(Random random) {
        this.random = random;
    }

    public Shipment draw(Set<Topic> wanted) {
        while (true) {
            Shipment shipment = candidate(wanted);
            List<HouseRule> bearing = FreightRules.bearingOn(shipment);
            boolean asWanted = bearing.size() == wanted.size()
                    && bearing.stream().allMatch(rule -> wanted.contains(FreightRules.topic(rule)));
            if (asWanted && isSharp(shipment, bearing)) {
                return shipment;
            }
        }
    }

    private static boolean isSharp(Shipment shipment, List<HouseRule> bearing) {
        Choices house = HousePractice.choices();
        BigDecimal right = Tariff.quote(shipment, house).price();
        return house.varied(bearing).stream()
                        .filter(choices ->
                                Tariff.quote(shipment, choices).price().compareTo(right) == 0)
                        .count()
                == 1;
    }

    private Shipment candidate(Set<Topic> wanted) {
        boolean light = wanted.contains(Topic.RESIDENTIAL_DELIVERY);
        boolean dangerous = wanted.contains(Topic.DANGEROUS_GOODS);
        int pieces = wanted.contains(Topic.SEVERAL_PIECES) ? between(2, 5) : 1;
        int tenths = wanted.contains(Topic.WEIGHT_ROUNDING) ? between(1, 4) : 0;
        int kilograms = light ? between(1, 4) : dangerous ? between(26, 80) : between(3, 40);
        BigDecimal weight = BigDecimal.valueOf(kilograms * 10L + tenths, 1);
        int density = wanted.contains(Topic.VOLUMETRIC_WEIGHT) ? between(6500, 14000) : between(1500, 3600);
        double side = Math.cbrt(weight.doubleValue() * density / pieces);
        int length = (int) Math.max(5, side * (1 + random.nextDouble() / 2));
        int width = (int) Math.max(5, side);
        int height = (int) Math.max(4, side * side / length);
        LocalDate pickup = pickupDay(wanted);
        LocalTime time = wanted.contains(Topic.LATE_PICKUP)
                ? LocalTime.of(between(17, 19), between(1, 11) * 5)
                : LocalTime.of(between(8, 14), between(0, 11) * 5);
        int cents = between(1, 99);
        int value = wanted.contains(Topic.INSURANCE) ? between(501, 4000) : between(40, 499);
        return new Shipment(
                between(1, 4),
                light || random.nextInt(4) == 0,
                wanted.contains(Topic.EXPRESS_SUPPLEMENT),
                pieces,
                length,
                width,
                height,
                weight,
                ordered(pickup, wanted),
                pickup.atTime(time),
                BigDecimal.valueOf(value * 100L + cents, 2),
                dangerous,
                wanted.contains(Topic.CONTRACT_DISCOUNT),
                wanted.contains(Topic.CASH_ROUNDING));
    }

    private LocalDate pickupDay(Set<Topic> wanted) {
        int year = between(2024, 2026);
        LocalDate day = wanted.contains(Topic.PEAK_SEASON)
                ? LocalDate.of(year, 11, 15).plusDays(between(0, 9))
                : LocalDate.of(year, 1, 10).plusDays(between(0, 340));
        boolean saturday = wanted.contains(Topic.SATURDAY_PICKUP);
        while ((day.getDayOfWeek() == DayOfWeek.SATURDAY) != saturday || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            day = day.plusDays(1);
        }
        return day;
    }

    private LocalDate ordered(LocalDate pickup, Set<Topic> wanted) {
        return wanted.contains(Topic.PEAK_SEASON)
                ? LocalDate.of(pickup.getYear(), 11, 14).minusDays(between(0, 8))
                : pickup.minusDays(between(1, 6));
    }

    private int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }
}
