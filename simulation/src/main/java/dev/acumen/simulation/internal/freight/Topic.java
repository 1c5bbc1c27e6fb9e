package dev.acumen.simulation.internal.freight;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What a house rule is about, and on which shipments it makes a difference. */
public enum Topic {
    VOLUMETRIC_WEIGHT,
    WEIGHT_ROUNDING,
    SEVERAL_PIECES,
    EXPRESS_SUPPLEMENT,
    LATE_PICKUP,
    INSURANCE,
    DANGEROUS_GOODS,
    SATURDAY_PICKUP,
    PEAK_SEASON,
    RESIDENTIAL_DELIVERY,
    CONTRACT_DISCOUNT,
    CASH_ROUNDING;

    /** Whether the published tariff leaves room here for this shipment. */
    public boolean bearsOn(Shipment shipment) {
        return switch (this) {
            case VOLUMETRIC_WEIGHT -> shipment.bulky();
            case WEIGHT_ROUNDING -> !shipment.bulky() && hasPartKilograms(shipment.weight());
            case SEVERAL_PIECES -> shipment.pieces() > 1;
            case EXPRESS_SUPPLEMENT -> shipment.express();
            case LATE_PICKUP -> Tariff.minutesAfter(15, shipment) > 0;
            case INSURANCE -> shipment.declaredValue().compareTo(Tariff.FREE_COVER) > 0;
            case DANGEROUS_GOODS -> shipment.dangerous();
            case SATURDAY_PICKUP -> shipment.onSaturday();
            case PEAK_SEASON ->
                Tariff.inSeason(shipment.ordered())
                        != Tariff.inSeason(shipment.pickup().toLocalDate());
            case RESIDENTIAL_DELIVERY ->
                shipment.residential() && shipment.weight().compareTo(Tariff.LIGHT) <= 0;
            case CONTRACT_DISCOUNT -> shipment.contract();
            case CASH_ROUNDING -> shipment.cash();
        };
    }

    private static boolean hasPartKilograms(BigDecimal weight) {
        return weight.setScale(0, RoundingMode.DOWN).compareTo(weight) != 0;
    }
}
