package io.personality.libvirt.internal.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RelocationTest {
  @Test
  void thePathsOfTheGuestsFilesAreThoseOfTheTarget() {
    assertEquals(
        "<a file='/b/vm.2.disk0.qcow2'/><log file='/b/vm.2.console.log'/>",
        new Relocation("/a/vm.1.", "/b/vm.2.")
            .apply("<a file='/a/vm.1.disk0.qcow2'/><log file='/a/vm.1.console.log'/>"));
  }

  @Test
  void whatOnlyLooksAlikeStaysAsItIs() {
    String xml = "<a file='/x/a/vm.1.disk0.qcow2'/><b>/a/vm.1.disk0.qcow2</b>";
    assertEquals(xml, new Relocation("/a/vm.1.", "/b/vm.2.").apply(xml));
  }

  @Test
  void aFolderThatXmlWouldTripOverIsFoundAndWrittenAsXmlHasIt() {
    assertEquals(
        "<a file='/e&lt;f&gt;&quot;/vm.disk'/>",
        new Relocation("/c&d'/vm.", "/e<f>\"/vm.").apply("<a file='/c&amp;d&apos;/vm.disk'/>"));
  }
}
