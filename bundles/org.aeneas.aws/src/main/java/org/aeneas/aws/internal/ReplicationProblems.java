package org.aeneas.aws.internal;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What DMS refuses, in words for the user. */
final class ReplicationProblems {
    private ReplicationProblems() {
    }

    static ProblemException missing(String arn, AwsServiceException cause) {
        return new Problem("dms-missing", "AWS DMS does not know it (any more).", arn,
                "Somebody may have deleted it in the console, or the account or Region is another one. Make it again by"
                        + " starting the task, or delete the task.").asException(cause);
    }

    static ProblemException state(String arn, AwsServiceException cause) {
        return new Problem("dms-state", "AWS DMS does not do this in the present state: " + said(cause), arn,
                "Look at the state in the DMS console; wait until it has settled, then start this again.")
                .asException(cause);
    }

    static ProblemException nameTaken(String name, String what, String owner) {
        return new Problem("dms-name-taken", "There is " + what + " of this name already, which is "
                + (owner.isEmpty() ? "not Aeneas's" : "another task's (" + owner + ")") + ".", name,
                "Choose another task name, or delete that one in the DMS console.").asException();
    }

    static ProblemException role(String role, AwsServiceException cause) {
        return new Problem("dms-role", "AWS DMS cannot use the role: " + said(cause), role,
                "Let its trust policy allow sts:AssumeRole to dms.amazonaws.com, or choose another role.")
                .asException(cause);
    }

    static ProblemException refused(String name, AwsServiceException cause) {
        return new Problem("dms-refused", "AWS DMS refuses it: " + said(cause), name, "Change what the message names.")
                .asException(cause);
    }

    private static String said(AwsServiceException cause) {
        String message = cause.awsErrorDetails() == null ? cause.getMessage() : cause.awsErrorDetails().errorMessage();
        return SdkProblems.sentence(String.valueOf(message));
    }
}
