package org.aeneas.agent.task.internal;

import org.aeneas.extract.changes.ChangeLedger;

/**
 * What a run that follows changes has beside its context.
 *
 * @param freeSlot lets another task work beside this one: following takes little, and has no end
 */
record Follow(ChangeLedger ledger, FollowMeter meter, FinishFile finish, Runnable freeSlot) {

    boolean finished() {
        return finish.now().filter(now -> now.next().isEmpty()).isPresent();
    }
}
