/** Makes the module documents and the event catalogue from the code, so that they cannot say anything else. */
@NullMarked
package io.mirage.documentation;

import org.jspecify.annotations.NullMarked;
