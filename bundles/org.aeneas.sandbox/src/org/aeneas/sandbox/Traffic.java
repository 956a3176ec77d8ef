package org.aeneas.sandbox;

import org.aeneas.aws.ServiceProfile.Service;

/** What passes through the proxies of a sandbox, and what is done to it. For many threads. */
public interface Traffic {

    /** From now on, in addition to the faults that are there. */
    void inject(Fault fault);

    /** No more faults. */
    void clear();

    /** @return how many calls arrived since the start, whatever became of them; {@code *} for all operations */
    long requests(Service service, String operation);

    /** @return how many faults happened since the start */
    long injected();
}
