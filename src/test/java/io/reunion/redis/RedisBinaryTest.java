package io.reunion.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RedisBinaryTest {
  @TempDir
  Path temporary;

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-amd64",
    "Linux, x86_64, linux-amd64",
    "Linux, aarch64, linux-arm64",
    "Linux, i386, linux-386",
    "Mac OS X, aarch64, darwin-arm64",
    "Mac OS X, x86_64, darwin-amd64"
  })
  void knowsTheProgramsThatComeAlong(String os, String arch, String name) {
    assertThat(RedisBinary.system(os, arch)).isEqualTo(name);
    assertThat(RedisBinary.class.getResource("/redis-server-7.0.15-" + name)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({"Windows 11, amd64", "Linux, riscv64", "Mac OS X, i386", "FreeBSD, amd64"})
  void asksForAnAddressWhereThereIsNone(String os, String arch) {
    assertThatThrownBy(() -> RedisBinary.system(os, arch))
        .isInstanceOf(EmbeddedRedisException.class)
        .hasMessageContaining(os + " on " + arch)
        .hasMessageEndingWith("set REDIS_URI");
  }

  @Test
  void unpacksOnceAndAgainWhenWhatIsThereIsCutShort() throws IOException {
    var resource = RedisBinary.class.getResource(
        "/redis-server-7.0.15-" + RedisBinary.system("Linux", "amd64"));

    Path program = RedisBinary.unpacked(resource, "redis-server", temporary);
    long size = Files.size(program);
    var written = Files.getLastModifiedTime(program);
    assertThat(Files.getPosixFilePermissions(program))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(RedisBinary.unpacked(resource, "redis-server", temporary)).isEqualTo(program);
    assertThat(Files.getLastModifiedTime(program)).isEqualTo(written);

    Files.writeString(program, "cut short");
    assertThat(RedisBinary.unpacked(resource, "redis-server", temporary)).isEqualTo(program);
    assertThat(program).hasSize(size);
    assertThat(temporary).isDirectoryNotContaining(file -> file.toString().endsWith(".part"));
  }

  @Test
  void prefersAnInstalledServerThatIsNewEnough() throws IOException {
    Path none = Files.createDirectory(temporary.resolve("none"));
    Path old = program("old", "redis-server", "echo 'Redis server v=6.0.16 sha=0:0 malloc=libc'");
    Path broken = program("broken", "redis-server", "exit 1");
    Path recent = program("recent", "redis-server", "echo 'Redis server v=7.2.4 sha=0:0'");
    Path valkey = program("valkey", "valkey-server", "echo 'Valkey server v=8.0.1 sha=0:0'");
    String missing = none + ":" + old.getParent() + "::" + broken.getParent();

    assertThat(installed(missing)).isEmpty();
    assertThat(installed(missing + ":" + recent.getParent())).contains(recent);
    assertThat(installed(missing + ":" + valkey.getParent())).contains(valkey);
    assertThat(installed("")).isEmpty();
  }

  @Test
  void passesAServerOverThatIsOlderThanTheData() throws IOException {
    Path older = program("older", "redis-server", "echo 'Redis server v=6.2.11 sha=0:0'");
    Path newer = program("newer", "redis-server", "echo 'Redis server v=7.2.4 sha=0:0'");
    String path = older.getParent() + ":" + newer.getParent();

    assertThat(RedisBinary.installed(path, RedisVersion.FLOOR).map(RedisProgram::path))
        .contains(older);
    assertThat(RedisBinary.installed(path, new RedisVersion(7, 0)).map(RedisProgram::path))
        .contains(newer);
    assertThat(RedisBinary.installed(path, new RedisVersion(8, 0))).isEmpty();
  }

  private static Optional<Path> installed(String path) {
    return RedisBinary.installed(path, RedisVersion.FLOOR).map(RedisProgram::path);
  }

  @ParameterizedTest
  @CsvSource({
    "6.2.0, true",
    "6.2, true",
    "7.0.15, true",
    "10.0.1, true",
    "6.0.16, false",
    "5.9.9, false"
  })
  void supportsSixTwoAndNewer(String version, boolean supported) {
    assertThat(RedisVersion.parse(version).supported()).isEqualTo(supported);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7", "seven.two", "7."})
  void refusesAVersionThatIsNone(String version) {
    assertThatThrownBy(() -> RedisVersion.parse(version))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("version: " + version + " (expected: ");
  }

  private Path program(String directory, String name, String script) throws IOException {
    Path program = Files.createDirectory(temporary.resolve(directory)).resolve(name);
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return program;
  }
}
