package org.aeneas.ui.tests;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a run measures and does not judge: it stands in the run's log, where all else that is said is an error. */
final class Measured {
    private static final Logger LOG = LoggerFactory.getLogger("measured");

    private Measured() {
    }

    static void say(String result) {
        LOG.info("{}", result);
    }
}
