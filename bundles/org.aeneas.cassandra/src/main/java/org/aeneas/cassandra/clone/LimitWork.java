package org.aeneas.cassandra.clone;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.aeneas.core.Progress;

/** Limits what a node of the source sends, and puts back what it had. */
final class LimitWork implements StepWork {
    private static final List<String> LIMITS = List.of("streamthroughput", "interdcstreamthroughput");
    private static final Pattern VALUE = Pattern.compile("throughput: *(unlimited|[\\d.]+) *(\\S*)");

    private final Step.LimitStreams step;
    private final CloneSite site;

    LimitWork(Step.LimitStreams step, CloneSite site) {
        this.step = step;
        this.site = site;
    }

    @Override
    public void perform(Progress progress) {
        if (step.megabits().isEmpty()) {
            restore(progress);
            return;
        }
        Nodetool nodetool = site.nodetool(step.host(), progress);
        for (String limit : LIMITS) {
            site.journal().fact(step.id(), limit, before(nodetool, limit, progress));
        }
        for (String limit : LIMITS) {
            nodetool.run(progress, "set" + limit, Integer.toString(step.megabits().getAsInt()));
        }
    }

    @Override
    public void undo(Progress progress) {
        restore(progress);
    }

    private void restore(Progress progress) {
        Map<String, String> before = site.journal().record("limit:" + step.host()).facts();
        Nodetool nodetool = site.nodetool(step.host(), progress);
        for (String limit : LIMITS) {
            if (before.containsKey(limit)) {
                String[] value = before.get(limit).split(" ");
                nodetool.run(progress, value.length == 1 ? new String[] { "set" + limit, value[0] }
                        : new String[] { "set" + limit, value[0], value[1] });
            }
        }
    }

    /** As the arguments that set it. From 4.1 on limits are kept in MiB/s, which need not be whole Mb/s. */
    private String before(Nodetool nodetool, String limit, Progress progress) {
        boolean mebibytes = site.journal().cluster().version().isAtLeast(4, 1);
        String said = mebibytes ? nodetool.run(progress, "get" + limit, "-m") : nodetool.run(progress, "get" + limit);
        Matcher matcher = VALUE.matcher(said);
        if (!matcher.find() || matcher.group(1).equals("unlimited")) {
            return "0";
        }
        double value = Double.parseDouble(matcher.group(1));
        if (!mebibytes || value == Math.rint(value)) {
            return (mebibytes ? "-m " : "") + Math.round(value);
        }
        return Long.toString(Math.round(value * (1 << 20) * 8 / 1_000_000));
    }
}
