/** The rules of the API: problem details, paging, and the shapes all modules share. */
@NullMarked
package io.mirage.platform.web;

import org.jspecify.annotations.NullMarked;
