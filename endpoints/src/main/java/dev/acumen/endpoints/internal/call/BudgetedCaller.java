package dev.acumen.endpoints.internal.call;

import dev.acumen.core.journal.FinishedCall;
import dev.acumen.core.run.Spend;
import dev.acumen.endpoints.policy.RunBudget;

/** Lets no request out once a cap of the run's budget is reached, and puts down what each one came to. */
public final class BudgetedCaller implements Caller {

    private final RunBudget budget;
    private final Caller next;

    /**
     * @param budget of the run
     * @param next makes the calls
     */
    public BudgetedCaller(RunBudget budget, Caller next) {
        this.budget = budget;
        this.next = next;
    }

    @Override
    public FinishedCall call(Call call) {
        Tab tab = new Tab(budget);
        try {
            FinishedCall finished = next.call(call.leavingWith(() -> {
                tab.open();
                call.leaving().run();
            }));
            tab.pay(finished.spend());
            return finished;
        } finally {
            tab.close();
        }
    }

    /** One request at a time: when the next one leaves, or none does, the one before was not answered. Used by one thread. */
    private static final class Tab {
        private final RunBudget budget;
        private boolean isOpen;

        Tab(RunBudget budget) {
            this.budget = budget;
        }

        void open() {
            close();
            budget.reserve();
            isOpen = true;
        }

        void pay(Spend cost) {
            if (isOpen) {
                budget.settle(cost);
                isOpen = false;
            }
        }

        void close() {
            if (isOpen) {
                budget.settleUnknown();
                isOpen = false;
            }
        }
    }
}
