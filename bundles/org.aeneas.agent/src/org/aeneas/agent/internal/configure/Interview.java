package org.aeneas.agent.internal.configure;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.aeneas.core.ProblemException;

/** Asks until the answer can be taken. */
record Interview(Respondent respondent) {
    private static final int MOST_PORT = 65_535;

    void tell(String line) {
        respondent.tell(line);
    }

    /** @param check returns the answer in the form to keep, or throws a problem */
    String text(Question question, String otherwise, UnaryOperator<String> check) {
        return ask(question, otherwise, true, check);
    }

    /** @param corrects whether a long answer that was refused is offered again, since its cause may be mended */
    private String ask(Question question, String otherwise, boolean corrects, UnaryOperator<String> check) {
        String usual = otherwise;
        while (true) {
            String answer = respondent.answer(question, usual);
            String value = answer.isEmpty() ? usual : answer;
            try {
                return check.apply(value);
            } catch (ProblemException e) {
                respondent.refuse(question, e.problem());
                usual = corrects ? value : otherwise;
            }
        }
    }

    boolean flag(Question question, boolean otherwise) {
        return ask(question, otherwise ? "Y" : "N", false, answer -> switch (answer.toLowerCase(Locale.ROOT)) {
            case "y", "yes", "true" -> "Y";
            case "n", "no", "false" -> "N";
            default -> throw Question.refuse("The answer is neither Y nor N.", answer, "Enter Y or N.");
        }).equals("Y");
    }

    int number(Question question, int otherwise, int least, int most) {
        return Integer.parseInt(ask(question, Integer.toString(otherwise), false, answer -> {
            Question.require(answer.matches("[0-9]{1,9}") && Integer.parseInt(answer) >= least
                    && Integer.parseInt(answer) <= most, () -> Question.refuse("The answer is no whole number from "
                            + least + " to " + most + ".", answer, "Enter such a number."));
            return answer;
        }));
    }

    int port(Question question, int otherwise) {
        return number(question, otherwise, 1, MOST_PORT);
    }

    /** Asked once; empty for none. */
    char[] secret(Question question) {
        return respondent.secret(question);
    }

    /**
     * Asked twice.
     *
     * @param check throws a problem if the secret cannot be taken
     * @return empty if the user entered none and {@code check} takes that
     */
    char[] secretTwice(Question first, Question again, Consumer<char[]> check) {
        while (true) {
            char[] secret = respondent.secret(first);
            char[] repeated = respondent.secret(again);
            boolean same = Arrays.equals(secret, repeated);
            Arrays.fill(repeated, '\0');
            try {
                Question.require(same, () -> Question.refuse("The passwords do not match.", "", "Enter both again."));
                check.accept(secret);
                return secret;
            } catch (ProblemException e) {
                Arrays.fill(secret, '\0');
                respondent.refuse(first, e.problem());
            }
        }
    }
}
