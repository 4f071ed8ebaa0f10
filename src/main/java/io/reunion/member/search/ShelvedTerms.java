package io.reunion.member.search;

import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.util.BytesRef;

/** Ready terms as a token stream: nothing is analysed any more. */
final class ShelvedTerms extends TokenStream {
  private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
  private final List<String> terms;
  private Iterator<String> next;

  ShelvedTerms(List<String> terms) {
    this.terms = terms;
    this.next = terms.iterator();
  }

  @Override
  public void reset() {
    next = terms.iterator();
  }

  @Override
  public boolean incrementToken() {
    if (!next.hasNext()) {
      return false;
    }
    clearAttributes();
    term.setBytesRef(new BytesRef(next.next()));
    return true;
  }
}
