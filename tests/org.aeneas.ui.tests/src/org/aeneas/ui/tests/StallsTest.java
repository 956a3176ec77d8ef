package org.aeneas.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.Test;

class StallsTest {
    private static final long STALL_MILLIS = 300;

    @Test
    void should_see_for_how_long_the_ui_thread_takes_no_event() {
        Stalls.Stall stall = Stalls.ofRun().during(() -> {
            UiThread.act(StallsTest::sleep);
            UiThread.pause();
        });

        assertTrue(stall.millis() >= STALL_MILLIS - Stalls.BEARABLE_MILLIS, stall.toString());
        assertTrue(stall.processorMillis() < Stalls.BEARABLE_MILLIS, "sleep is no work: " + stall);
        assertTrue(stall.where().contains("sleep"), stall.toString());
    }

    private static void sleep() {
        try {
            Thread.sleep(STALL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Display.getCurrent().update();
    }
}
