package io.reunion.ballot.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SealTest {
  private static List<TrusteeKey> trustees(int many) {
    return IntStream.range(0, many).mapToObj(i -> TrusteeKey.random()).toList();
  }

  private static Seal seal(String terms, List<TrusteeKey> keys, int threshold) {
    return Seal.of(terms, keys.stream().map(TrusteeKey::open).toList(), threshold, 5);
  }

  @ParameterizedTest
  @CsvSource({"2,2", "3,2", "5,3", "5,5"})
  void everyTrusteesThatAreEnoughOpenItAndNobodyElse(int all, int threshold) {
    List<TrusteeKey> keys = trustees(all);
    Seal seal = seal("terms", keys, threshold);
    byte[] sealed = seal.seal(List.of(4, 0, 2));
    for (int mask = 0; mask < 1 << all; mask++) {
      List<TrusteeKey> some = new ArrayList<>();
      for (int i = all - 1; i >= 0; i--) {
        if ((mask & 1 << i) != 0) {
          some.add(keys.get(i));
        }
      }
      if (some.size() >= threshold) {
        assertThat(seal.open(sealed, some)).contains(List.of(4, 0, 2));
      } else {
        assertThatThrownBy(() -> seal.open(sealed, some)).hasMessageContaining("keys (expected");
      }
    }
    List<TrusteeKey> strangers = trustees(threshold);
    assertThatThrownBy(() -> seal.open(sealed, strangers))
        .hasMessageContaining("a trustee of this");
  }

  @Test
  void allPapersAreOfOneSizeAndNoneIsLikeAnother() {
    Seal seal = seal("terms", trustees(2), 2);
    Set<String> seen = new HashSet<>();
    for (List<Integer> choices :
        List.of(List.<Integer>of(), List.of(1), List.of(1), List.of(0, 1, 2, 3, 4))) {
      byte[] sealed = seal.seal(choices);
      assertThat(sealed).hasSize(seal.size());
      assertThat(seal.fits(sealed)).isTrue();
      assertThat(seen.add(Seal.text(sealed))).isTrue();
    }
  }

  @Test
  void aPaperForOtherTermsOrWithAnyBitChangedCannotBeOpened() {
    List<TrusteeKey> keys = trustees(2);
    Seal seal = seal("{candidates: [a, b]}", keys, 2);
    byte[] sealed = seal.seal(List.of(1));
    assertThat(seal("{candidates: [b, a]}", keys, 2).open(sealed, keys)).isEmpty();
    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      assertThat(seal.open(changed, keys)).as("byte %d", i).isEmpty();
    }
    assertThat(seal.fits(new byte[seal.size()])).isFalse();
    assertThat(seal.fits(new byte[3])).isFalse();
  }

  @Test
  void aKeyIsReadFromItsFile() {
    TrusteeKey key = TrusteeKey.random();
    TrusteeKey read = TrusteeKey.read(key.file());
    assertThat(read.open()).isEqualTo(key.open());
    List<TrusteeKey> keys = List.of(key, TrusteeKey.random());
    Seal seal = seal("t", keys, 2);
    assertThat(seal.open(seal.seal(List.of(3)), List.of(read, keys.get(1)))).contains(List.of(3));
    assertThat(key.toString()).doesNotContain(key.file().replaceAll("(?s).*\"d\" : \"|\".*", ""));
    assertThatThrownBy(() -> TrusteeKey.read("{}")).hasMessageContaining("JSON Web Key");
  }

  @Test
  void theChainShowsEveryChangeOfTheList() {
    Seal seal = seal("t", trustees(2), 2);
    List<String> papers = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      papers.add(Seal.text(seal.seal(List.of(i))));
    }
    SealedList list = new SealedList("t", papers);
    assertThat(list.receipts()).isSorted();
    assertThat(SealedList.read(list.file())).isEqualTo(list);
    assertThat(new SealedList("t", papers.subList(1, 5)).head()).isNotEqualTo(list.head());
    assertThat(new SealedList("u", papers).head()).isNotEqualTo(list.head());
    String other = Seal.text(seal.seal(List.of(0)));
    assertThatThrownBy(() -> SealedList.read(list.file().replace(papers.get(0), other)))
        .hasMessageStartingWith("head ");
  }

  @Test
  void fewerThanTwoTrusteesAreNotEnough() {
    assertThatThrownBy(() -> seal("t", trustees(2), 1)).hasMessageContaining("1 of 2 trustees");
    assertThatThrownBy(() -> seal("t", trustees(6), 2)).hasMessageContaining("2 of 6 trustees");
    assertThatThrownBy(() -> Seal.of("t", List.of("AAAA", "BBBB"), 2, 1))
        .hasMessageContaining("public key");
  }
}
