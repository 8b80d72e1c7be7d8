package io.personality.core.internal.fingerprint;

import java.util.List;

/** The programs asked about the host, each with its fixed arguments. <i>Immutable.</i> */
public enum Tool {
  /** Processors. */
  LSCPU("lscpu.json", "lscpu -J"),
  /** Everything on buses; slow. */
  LSHW("lshw.json", "lshw -json -quiet"),
  /** Firmware tables; wants root. */
  DMIDECODE("dmidecode.txt", "dmidecode"),
  /** Memory modules' timings; wants the kernel's SPD drivers. */
  DECODE_DIMMS("decode-dimms.txt", "decode-dimms"),
  /** Disks. */
  LSBLK("lsblk.json", "lsblk -J -b -d -o NAME,TYPE,SIZE,ROTA,TRAN,SUBSYSTEMS,MODEL"),
  /** NVIDIA's GPUs. */
  NVIDIA_SMI("nvidia_smi.xml", "nvidia-smi -q -x"),
  /** Whether hardware virtual machines can run; only captured, as {@code {"kvm": true}}. */
  KVM_OK("virtualization.json", "kvm-ok");

  private final String captured;
  private final String command;

  Tool(String captured, String command) {
    this.captured = captured;
    this.command = command;
  }

  /** Name of the program, for people. */
  public String program() {
    return command().get(0);
  }

  /** Name of the file that holds its captured output. */
  public String captured() {
    return captured;
  }

  /** The command line. */
  public List<String> command() {
    return List.of(command.split(" ", -1));
  }
}
