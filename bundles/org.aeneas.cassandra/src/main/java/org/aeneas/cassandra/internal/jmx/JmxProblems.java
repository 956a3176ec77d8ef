package org.aeneas.cassandra.internal.jmx;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;

import javax.management.JMException;
import javax.management.RuntimeMBeanException;
import javax.management.RuntimeOperationsException;

import org.aeneas.cassandra.node.JmxAccess;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.ssh.SshTarget;

/** What went wrong with a node's JMX, in plain words. */
final class JmxProblems {
    private static final String FORWARD_REFUSED = "ssh-forward-refused";

    private final JmxAccess access;
    private final String object;

    JmxProblems(SshTarget target, JmxAccess access) {
        this.access = access;
        this.object = "127.0.0.1:" + access.port() + " on " + target;
    }

    /** Whether nothing listens where the host was asked to connect. */
    static boolean refused(Throwable failure) {
        return cause(failure, ProblemException.class) instanceof ProblemException e
                && e.problem().code().equals(FORWARD_REFUSED);
    }

    /** Whether nothing more can be asked over the connection. */
    static boolean endsConnection(Throwable failure) {
        return failure instanceof IOException;
    }

    ProblemException of(String what, Throwable failure) {
        if (refused(failure)) {
            return new Problem("jmx-refused", "The node's JMX does not answer.", object, "Check that Cassandra runs on "
                    + "the node, and that its JMX listens on this port of 127.0.0.1 (JMX_PORT and LOCAL_JMX in "
                    + "cassandra-env.sh); else set the JMX port by --configure.").asException(failure);
        }
        if (cause(failure, ProblemException.class) instanceof ProblemException problem) {
            return problem.problem().asException(failure);
        }
        if (cause(failure, SecurityException.class) != null) {
            return security(failure);
        }
        if (failure instanceof RemoteCalls.NotSpokenException || failure instanceof ReflectiveOperationException) {
            return notSpoken(failure);
        }
        if (failure instanceof IOException) {
            return lost(failure);
        }
        return new Problem("node-operation-failed", "The node failed to do this: " + what + ". It says: "
                + words(failure), object, "Read Cassandra's log on the node (system.log).").asException(failure);
    }

    private ProblemException security(Throwable failure) {
        if (!(failure instanceof InvocationTargetException)) {
            return new Problem("jmx-forbidden", "The JMX user may not do this.", access.user() + " at " + object,
                    "Give the user the right to write (readwrite in jmxremote.access).").asException(failure);
        }
        if (access.user().isEmpty()) {
            return new Problem("jmx-password-required", "The node's JMX asks for a user name and a password.", object,
                    "Set the JMX user and password by --configure.").asException(failure);
        }
        return new Problem("jmx-password-wrong", "The node's JMX refused the user name or the password.",
                access.user() + " at " + object, "Correct the JMX user and password by --configure.")
                        .asException(failure);
    }

    private ProblemException notSpoken(Throwable failure) {
        return new Problem("jmx-not-spoken", "What answers there is not the JMX of Cassandra: " + words(failure),
                object, "Set the JMX port of the node by --configure; nodetool status -p PORT shows whether it is.")
                        .asException(failure);
    }

    ProblemException tls() {
        return new Problem("jmx-tls", "The node's JMX asks for TLS, which is not spoken inside SSH.", object,
                "Let JMX listen on 127.0.0.1 without TLS (LOCAL_JMX=yes in cassandra-env.sh): SSH protects it.")
                        .asException();
    }

    ProblemException late(String what, Duration most, Throwable cause) {
        return new Problem("jmx-timeout", "The node did not end this within " + most.toSeconds() + " seconds: " + what
                + ".", object, "Look at the load of the node, and at Cassandra's log there.").asException(cause);
    }

    ProblemException lost(Throwable cause) {
        return new Problem("jmx-lost", "The connection to the node's JMX is lost.", object,
                "Check that Cassandra runs on the node, and the network.").asException(cause);
    }

    private static String words(Throwable failure) {
        Throwable e = failure;
        while (e.getCause() != null && (e instanceof JMException || e instanceof RuntimeMBeanException
                || e instanceof RuntimeOperationsException || e instanceof InvocationTargetException)) {
            e = e.getCause();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static <T extends Throwable> Throwable cause(Throwable failure, Class<T> kind) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (kind.isInstance(e)) {
                return e;
            }
        }
        return null;
    }
}
