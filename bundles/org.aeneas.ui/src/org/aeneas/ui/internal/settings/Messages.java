package org.aeneas.ui.internal.settings;

import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.project.settings.LogModule;
import org.eclipse.osgi.util.NLS;

/** The texts of {@code messages.properties}; NLS fills public fields only. */
public final class Messages extends NLS {
    public static String Browse;
    public static String Dialog_APPLY;
    public static String Dialog_DESCRIPTION;
    public static String Dialog_DETAILS;
    public static String Dialog_GIVEN_UP;
    public static String Dialog_NOT_FORGOTTEN;
    public static String Dialog_SAVED;
    public static String Dialog_SAVING;
    public static String Dialog_TITLE;
    public static String Generate_DESCRIPTION;
    public static String Generate_DIFFERENT;
    public static String Generate_DO;
    public static String Generate_KEY_PASSWORD;
    public static String Generate_KEY_REPEATED;
    public static String Generate_LOCATION;
    public static String Generate_NO_FILE_NAME;
    public static String Generate_SHORT;
    public static String Generate_TITLE;
    public static String Generate_TRUST_PASSWORD;
    public static String Generate_TRUST_REPEATED;
    public static String Jvm_LEFT_OUT;
    public static String Jvm_LINE;
    public static String Jvm_NOTE;
    public static String Jvm_SAFE;
    public static String Jvm_TITLE;
    public static String Log_ASK;
    public static String Log_DEFAULT_LEVEL;
    public static String Log_EXTRACTOR;
    public static String Log_FILES;
    public static String Log_FOLDER;
    public static String Log_GENERAL_LEVEL;
    public static String Log_LEVELS;
    public static String Log_NOTE;
    public static String Log_OWN;
    public static String Log_SIZE;
    public static String Log_TITLE;
    public static String Module_AGENTS;
    public static String Module_AWS;
    public static String Module_CLONE_DATA_CENTER;
    public static String Module_EXTRACT;
    public static String Module_GENERAL;
    public static String Module_LOAD;
    public static String Module_MAPPING;
    public static String Module_SOURCE;
    public static String Module_SSH;
    public static String Module_USER_INTERFACE;
    public static String Module_VALIDATE;
    public static String Path_INVALID;
    public static String Path_KEYS;
    public static String Path_MISSING;
    public static String Path_NOTE;
    public static String Path_NOT_ABSOLUTE;
    public static String Path_NO_FILE;
    public static String Path_NO_FOLDER;
    public static String Path_PROJECTS;
    public static String Path_REPORTS;
    public static String Path_TITLE;
    public static String Profile_ACCESS_KEY;
    public static String Profile_BUCKET;
    public static String Profile_ENDPOINTS;
    public static String Profile_KEPT;
    public static String Profile_KEY_PAIR;
    public static String Profile_MACHINE;
    public static String Profile_MISSING;
    public static String Profile_NAME;
    public static String Profile_NO_ENDPOINT;
    public static String Profile_OF_MACHINE;
    public static String Profile_OWN_ENDPOINT;
    public static String Profile_REGION;
    public static String Profile_SECRET_KEY;
    public static String Profile_SESSION_TOKEN;
    public static String Profile_TOKEN_KEPT;
    public static String Profile_TOKEN_OPTIONAL;
    public static String Profiles_ADD;
    public static String Profiles_DOUBLED;
    public static String Profiles_HINT;
    public static String Profiles_NEW;
    public static String Profiles_READING;
    public static String Profiles_REMOVE;
    public static String Profiles_TITLE;
    public static String Security_GENERATE;
    public static String Security_KEY_STORE;
    public static String Security_MADE;
    public static String Security_MADE_NAME;
    public static String Security_NAME;
    public static String Security_NOTE;
    public static String Security_REMOVE;
    public static String Security_REMOVED;
    public static String Security_SELECT;
    public static String Security_STORES;
    public static String Security_TITLE;
    public static String Security_TRUST_STORE;
    public static String Select_DESCRIPTION;
    public static String Select_DO;
    public static String Select_KEY_FILE;
    public static String Select_KEY_PASSWORD;
    public static String Select_TITLE;
    public static String Select_TRUST_FILE;
    public static String Select_TRUST_PASSWORD;
    public static String Service_DMS;
    public static String Service_DYNAMODB;
    public static String Service_IAM;
    public static String Service_S3;
    public static String Service_STS;
    public static String Stores_CANCELLED;
    public static String Stores_NAME;
    public static String Stores_TAKEN;
    public static String Stores_WORKING;
    public static String Test_CANCEL;
    public static String Test_CANCELLED;
    public static String Test_FAILED;
    public static String Test_PASS;
    public static String Test_PASSED;
    public static String Test_REASONS;
    public static String Test_RUNNING;
    public static String Test_START;
    public static String Test_TASK;
    public static String Tree_COUNT;
    public static String Tree_HIDE_EMPTY;
    public static String Tree_NOTE;
    public static String Tree_PAGE;
    public static String Tree_TITLE;
    public static String Updates_EXAMPLE;
    public static String Updates_NOTE;
    public static String Updates_SITE;
    public static String Updates_TITLE;
    public static String Updates_TRUST;
    public static String Work_AGAIN;
    public static String Work_CANCELLED;
    public static String Work_LOG;
    public static String Work_UNEXPECTED;

    static {
        NLS.initializeMessages("org.aeneas.ui.internal.settings.messages", Messages.class);
    }

    private Messages() {
    }

    static String service(Service service) {
        return switch (service) {
            case S3 -> Service_S3;
            case DYNAMODB -> Service_DYNAMODB;
            case DMS -> Service_DMS;
            case IAM -> Service_IAM;
            case STS -> Service_STS;
            case CLOUDWATCH_LOGS -> throw new IllegalArgumentException("no profile names it: " + service);
        };
    }

    static String module(LogModule module) {
        return switch (module) {
            case GENERAL -> Module_GENERAL;
            case USER_INTERFACE -> Module_USER_INTERFACE;
            case SOURCE -> Module_SOURCE;
            case CLONE_DATA_CENTER -> Module_CLONE_DATA_CENTER;
            case MAPPING -> Module_MAPPING;
            case AWS -> Module_AWS;
            case SSH -> Module_SSH;
            case AGENTS -> Module_AGENTS;
            case EXTRACT -> Module_EXTRACT;
            case LOAD -> Module_LOAD;
            case VALIDATE -> Module_VALIDATE;
        };
    }
}
