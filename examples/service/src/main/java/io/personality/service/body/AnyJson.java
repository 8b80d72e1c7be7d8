package io.personality.service.body;

/** Stands in the OpenAPI document for a value that is described elsewhere, or may be anything. */
public record AnyJson() {}
