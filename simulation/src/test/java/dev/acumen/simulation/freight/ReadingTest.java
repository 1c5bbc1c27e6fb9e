package dev.acumen.simulation.freight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.simulation.internal.freight.FreightRules;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {

    private static List<String> read(String text) {
        return FreightRules.reading().of(text).stream()
                .map(statement ->
                        statement.topic() + " " + statement.convention().id())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            VOLUMETRIC_WEIGHT 5000 | For bulky parcels the divisor is 5,000.
            VOLUMETRIC_WEIGHT 5000 | DIMENSIONAL WEIGHT IS LENGTH X WIDTH X HEIGHT OVER 5000
            VOLUMETRIC_WEIGHT 6000 | Do not use 5000 for volumetric weight, use 6000.
            VOLUMETRIC_WEIGHT 5000 | Instead of 6000 use 5000 when you work out the volume weight.
            VOLUMETRIC_WEIGHT 4000 | Bulky goods: never divide by 5000 or 6000; divide by 4000.
            WEIGHT_ROUNDING half | Always round weights up to the next half-kilogram.
            WEIGHT_ROUNDING half | Part kilograms of weight are rounded up in steps of 0.5 kg.
            WEIGHT_ROUNDING full | Round the weight up to a whole kilo, not to the half.
            WEIGHT_ROUNDING half | Do not round the weight up to the full kilogram; round up to the half one.
            WEIGHT_ROUNDING nearest | Chargeable weight is rounded to the nearest full kg.
            WEIGHT_ROUNDING exact | Charge the exact weight; never round it.
            SEVERAL_PIECES half | With several pieces, add 50 % of the base fee for every further piece.
            SEVERAL_PIECES once | However many pieces there are, the base fee is charged only once.
            SEVERAL_PIECES each | The base fee is due for each piece, not once.
            EXPRESS_SUPPLEMENT fuelled | Add fuel to the freight first: the express supplement is 40 % of freight plus fuel.
            EXPRESS_SUPPLEMENT freight | Express is worked out before fuel rather than after fuel.
            EXPRESS_SUPPLEMENT weight | The express percentage is on the weight charge, without the base fee.
            LATE_PICKUP 16 | The cut-off for pickups is 4 pm.
            LATE_PICKUP 16 | Late pick-up: count hours from 16:00 instead of 17:00.
            LATE_PICKUP 17 | Late collections: the clock starts at 17.00.
            INSURANCE excess | Only the amount exceeding 500 is insured, the first 500 are free.
            INSURANCE whole | When the value is above 500, insurance is due on the full declared value.
            INSURANCE hundreds | Insurance: round the declared value up to hundreds.
            DANGEROUS_GOODS weight | Hazardous goods pay the fee per started 25 kg, not just once.
            DANGEROUS_GOODS once | The dangerous goods fee is flat and free of fuel.
            DANGEROUS_GOODS fuelled | Dangerous goods: the fee once, plus fuel.
            SATURDAY_PICKUP half | Saturdays only cost 50 per cent of the weekend supplement.
            SATURDAY_PICKUP none | Treat Saturday as a working day.
            SATURDAY_PICKUP none | On a Saturday do not charge the weekend supplement.
            SATURDAY_PICKUP full | Saturday counts in full, like a Sunday.
            PEAK_SEASON order | What decides on the peak supplement is the day of the order, not the pick-up date.
            PEAK_SEASON pickup | In the peak season the pick-up date counts when order date and pick-up date differ.
            RESIDENTIAL_DELIVERY none | Private addresses: parcels up to 5 kg are exempt.
            RESIDENTIAL_DELIVERY half | Light residential deliveries pay half the fee.
            CONTRACT_DISCOUNT freight | Contract customers: take the 8 % off the freight only, not off the total.
            CONTRACT_DISCOUNT total | Give the discount on the final price.
            CASH_ROUNDING up | Cash prices go up to the next ten cents.
            CASH_ROUNDING nearest | Paid in cash: to the nearest 5 cents, never to 10 cents.
            """)
    void readsRewordedLessons(String expected, String text) {
        assertThat(read(text)).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Divide by 5000.",
                "For bulky parcels divide by 5000 or by 6000.",
                "Do not divide the volume by 6000.",
                "Volumetric weight: when the volume is above 5000000, think twice.",
                "Round the weight sensibly.",
                "Round the weight to the nearest half kilogram.",
                "Watch the base fee if there are several pieces.",
                "Express: mind the fuel.",
                "Late pick-ups: check the cut-off.",
                "A pick-up at 16:00.",
                "Insurance is due when the declared value is over 500.",
                "Check whether the goods are dangerous.",
                "A Saturday is not a Sunday.",
                "Not the full supplement on Saturdays.",
                "Peak season: check both dates.",
                "Residential delivery costs 6.50.",
                "Contract customers get 8 %.",
                "Cash prices: round to the nearest 10 cents.",
                "Half of all customers are happy.",
                "",
            })
    void readsNothingIntoOtherTexts(String text) {
        assertThat(read(text)).isEmpty();
    }

    @Test
    void readsEveryStatementOfALongerText() {
        assertThat(read("""
                Some notes.
                1. Bulky parcels are divided by 5000. Saturdays cost half the supplement.
                2. Insurance covers the declared value. Charge only the part
                   above 500.
                [L7] Cash: exact to the cent.
                """))
                .containsExactly(
                        "VOLUMETRIC_WEIGHT 5000", "SATURDAY_PICKUP half", "INSURANCE excess", "CASH_ROUNDING exact");
    }

    @Test
    void keepsContradictingStatements() {
        assertThat(read("Bulky: divide by 5000.\nBulky: divide by 6000."))
                .containsExactly("VOLUMETRIC_WEIGHT 5000", "VOLUMETRIC_WEIGHT 6000");
    }
}
