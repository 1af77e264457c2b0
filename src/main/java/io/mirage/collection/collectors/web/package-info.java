/** The collectors that visit web servers, and what they understand of pages, files and answers. */
@NullMarked
package io.mirage.collection.collectors.web;

import org.jspecify.annotations.NullMarked;
