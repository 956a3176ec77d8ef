/** Lets AWS DMS load DynamoDB from what is staged on S3: makes what it needs, starts it, and watches it to its end. */
package org.aeneas.dms;
