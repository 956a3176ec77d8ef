package org.aeneas.cassandra.clone;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.aeneas.core.Problem;

/**
 * A node as {@code nodetool status} shows it.
 *
 * @param address by which the other nodes know it
 * @param load    with its unit, as {@code 108.45 KiB}; {@code ?} while unknown
 * @param tokens  how many
 * @param hostId  which it keeps when its address changes
 */
public record NodeStatus(String address, boolean up, State state, String load, int tokens, String hostId,
        String datacenter, String rack) {

    public enum State { NORMAL, LEAVING, JOINING, MOVING }

    private static final String DATACENTER = "Datacenter: ";
    /** Load has its unit behind a space, ownership may be {@code ?}, and racks may have spaces. */
    private static final Pattern LINE = Pattern.compile("([UD?])([NLJM])\\s+(\\S+)\\s+(\\?|[\\d.,]+ ?\\w*)\\s+(\\d+)"
            + "\\s+(?:\\?|[\\d.,]+%)\\s+([0-9a-f]{8}-[0-9a-f-]{27})\\s+(.+?)\\s*");

    /**
     * @param text what {@code nodetool status} printed, of any version from 2.1 on
     * @throws org.aeneas.core.ProblemException {@code nodetool-answer} if there is no node in it
     */
    public static List<NodeStatus> parse(String text) {
        List<NodeStatus> nodes = new ArrayList<>();
        String datacenter = "";
        for (String line : text.lines().toList()) {
            Matcher matcher = LINE.matcher(line);
            if (line.startsWith(DATACENTER)) {
                datacenter = line.substring(DATACENTER.length()).strip();
            } else if (matcher.matches()) {
                nodes.add(new NodeStatus(matcher.group(3), matcher.group(1).equals("U"), state(matcher.group(2)),
                        matcher.group(4), Integer.parseInt(matcher.group(5)), matcher.group(6), datacenter,
                        matcher.group(7)));
            }
        }
        if (nodes.isEmpty()) {
            throw new Problem("nodetool-answer", "nodetool status names no node.", "nodetool status",
                    "Run it on the node by hand; it must show the cluster.").asException();
        }
        return List.copyOf(nodes);
    }

    private static State state(String letter) {
        return switch (letter) {
            case "L" -> State.LEAVING;
            case "J" -> State.JOINING;
            case "M" -> State.MOVING;
            default -> State.NORMAL;
        };
    }

    /** {@code UN}. */
    public boolean isUpAndNormal() {
        return up && state == State.NORMAL;
    }
}
