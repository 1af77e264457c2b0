/** What has changed, in one order, for systems that follow at their own pace and may look back. */
@NullMarked
package io.mirage.integration.feed;

import org.jspecify.annotations.NullMarked;
