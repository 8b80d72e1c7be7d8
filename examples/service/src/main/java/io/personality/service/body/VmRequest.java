package io.personality.service.body;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.openapi.OpenApiPropertyType;
import io.javalin.openapi.OpenApiRequired;
import org.jspecify.annotations.Nullable;

/**
 * A VM asked for, to rank hosts for it or to launch it.
 *
 * @param profile a profile document, or the name of a kept profile, such as {@code calm-database},
 *     or of one revision of it, such as {@code calm-database@3}
 * @param vcpus virtual processors; 1 unless said
 * @param memoryMib memory in MiB; 1,024 unless said
 * @param rank {@code expected} or {@code lower}
 * @param selection {@code similarity} or {@code weighted_metrics}
 * @param minimumSimilarity hosts below it are no match
 * @param top how many hosts a ranking lists, 1 to 100; 10 unless said
 * @param explain whether a ranking has the terms; true unless said
 * @param stability whether a ranking says how far each weight could go; false unless said
 * @param name a name for the VM
 * @param image the image to boot
 */
public record VmRequest(
    @OpenApiRequired @OpenApiPropertyType(definedBy = AnyJson.class) JsonNode profile,
    @Nullable Integer vcpus,
    @Nullable Long memoryMib,
    @Nullable String rank,
    @Nullable String selection,
    @Nullable Double minimumSimilarity,
    @Nullable Integer top,
    @Nullable Boolean explain,
    @Nullable Boolean stability,
    @Nullable String name,
    @Nullable String image) {}
