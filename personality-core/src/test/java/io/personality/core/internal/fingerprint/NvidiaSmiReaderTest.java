package io.personality.core.internal.fingerprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NvidiaSmiReaderTest {
  private static final String TWO =
      """
      <?xml version="1.0" ?>
      <!DOCTYPE nvidia_smi_log SYSTEM "nvsmi_device_v12.dtd">
      <nvidia_smi_log>
        <attached_gpus>2</attached_gpus>
        <gpu id="00000000:41:00.0">
          <product_name>NVIDIA A100-PCIE-40GB</product_name>
          <fb_memory_usage><total>40960 MiB</total><used>3 MiB</used></fb_memory_usage>
          <bar1_memory_usage><total>65536 MiB</total></bar1_memory_usage>
        </gpu>
        <gpu id="00000001:C1:00.0">
          <product_name>Tesla T4</product_name>
          <fb_memory_usage><total>N/A</total></fb_memory_usage>
        </gpu>
      </nvidia_smi_log>
      """;

  private final NvidiaSmiReader reader = new NvidiaSmiReader();

  @Test
  void readsModelMemoryAndTheKernelsAddress() {
    assertEquals(
        Parsed.ok(
            List.of(
                new Gpu("0000:41:00.0", "NVIDIA A100-PCIE-40GB", 40_960),
                new Gpu("0001:c1:00.0", "Tesla T4", 0))),
        reader.read(TWO));
  }

  @Test
  void anEmptyListIsAnAnswer() {
    assertEquals(Parsed.ok(List.of()), reader.read("<nvidia_smi_log/>"));
  }

  @Test
  void refusesMessagesOtherDocumentsAndCutOnes() {
    assertTrue(reader.read("No devices were found\n").reason().contains("No devices were found"));
    for (String text :
        new String[] {"", "<", "<html/>", TWO.substring(0, 300), "<a>".repeat(100_000)}) {
      assertFalse(reader.read(text).isOk(), text);
    }
  }

  @Test
  void readsNoEntityAndNoDtd(@TempDir Path folder) throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "hidden words");
    String text =
        "<?xml version='1.0'?><!DOCTYPE nvidia_smi_log [<!ENTITY x SYSTEM '"
            + secret.toUri()
            + "'>]><nvidia_smi_log><gpu id='0'><product_name>&x;</product_name></gpu>"
            + "</nvidia_smi_log>";
    Parsed<List<Gpu>> parsed = reader.read(text);
    assertFalse(parsed.toString().contains("hidden"), parsed::toString);
    String laughs =
        "<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
            + "<nvidia_smi_log><gpu id='0'><product_name>&b;</product_name></gpu></nvidia_smi_log>";
    assertFalse(reader.read(laughs).toString().contains("haha"));
  }
}
