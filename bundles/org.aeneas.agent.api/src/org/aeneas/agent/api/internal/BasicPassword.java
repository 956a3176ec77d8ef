package org.aeneas.agent.api.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.Base64;

import org.aeneas.agent.api.Access;
import org.aeneas.agent.api.AgentAddress;
import org.aeneas.agent.api.Contract;
import org.aeneas.core.Problem;

/** The agent's password as HTTP carries it (RFC 7617). It leaves this machine only where the user said so. */
final class BasicPassword {

    private BasicPassword() {
    }

    static String header(AgentAddress agent, Access.Password access) {
        if (!access.anywhere() && !isLoopback(agent.host())) {
            throw new Problem("password-unprotected", "Without SSL the password and all data would go to the agent"
                    + " for all on the way to read.", agent.toString(),
                    "Use SSL, tunnel the port to this machine, or allow it for this agent.").asException();
        }
        CharBuffer text = CharBuffer.allocate(Contract.USER.length() + 1 + access.password().length)
                .put(Contract.USER).put(':').put(access.password()).flip();
        ByteBuffer bytes = UTF_8.encode(text);
        byte[] plain = Arrays.copyOf(bytes.array(), bytes.limit());
        Arrays.fill(text.array(), '\0');
        Arrays.fill(bytes.array(), (byte) 0);
        String encoded = Base64.getEncoder().encodeToString(plain);
        Arrays.fill(plain, (byte) 0);
        return "Basic " + encoded;
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
