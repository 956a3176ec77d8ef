package org.aeneas.cassandra.clone;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.aeneas.core.Problem;
import org.aeneas.core.Progress;

/** Whether all hosts have the same time: the latest time stamp wins, whoever's clock made it. */
final class ClockCheck {
    private static final long MOST_MILLIS = 1_000;

    private final CloneSite site;

    /**
     * @param offset of the host from this machine, in milliseconds
     * @param doubt  in milliseconds, either way
     */
    private record Clock(String host, long offset, long doubt) {
    }

    ClockCheck(CloneSite site) {
        this.site = site;
    }

    List<Problem> problems(Progress progress) {
        List<Clock> clocks = Stream.concat(site.journal().cluster().nodes().stream().map(SourceNode::host),
                site.journal().choices().nodes().stream().map(CloneNode::host)).map(host -> clock(host, progress))
                .toList();
        Clock first = clocks.get(0);
        List<Problem> problems = new ArrayList<>();
        for (Clock clock : clocks) {
            long apart = Math.abs(clock.offset() - first.offset()) - clock.doubt() - first.doubt();
            if (apart > MOST_MILLIS) {
                problems.add(new Problem("clock-off", "The clock is " + (apart + 500) / 1_000 + " seconds off that of "
                        + first.host() + ".", clock.host(), "Let both hosts keep time (chrony, ntpd)."));
            }
        }
        return problems;
    }

    private Clock clock(String host, Progress progress) {
        HostShell shell = site.shell(host, progress);
        long before = System.currentTimeMillis();
        long there = Long.parseLong(shell.require("date +%s%3N", progress).strip());
        long after = System.currentTimeMillis();
        return new Clock(host, there - (before + after) / 2, (after - before) / 2 + 1);
    }
}
