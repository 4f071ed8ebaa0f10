package io.reunion.ballot;

import io.reunion.ballot.Ballot.Offer;
import io.reunion.ballot.Ballots.Refusal;
import io.reunion.ballot.Terms.Mode;
import io.reunion.ballot.Terms.Trustee;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Who will open a sealed ballot. Any member may offer a key; everybody sees who did, by name and fingerprint, and only
 * those whom an admin confirms have a key to the box. Two of one name there are not.
 */
public final class Trustees {
  private final Ballots ballots;
  private final BallotStore store;

  Trustees(Ballots ballots, BallotStore store) {
    this.ballots = ballots;
    this.store = store;
  }

  /** Refused unless it is a draft of a sealed ballot. */
  private Future<Ballot> draft(String id) {
    return ballots
        .get(id)
        .compose(ballot -> ballot.terms().mode() == Mode.HAND
            ? Ballots.refuse(Refusal.HAND)
            : ballot.state() != Ballot.State.DRAFT
                ? Ballots.refuse(Refusal.FIXED)
                : Future.succeededFuture(ballot));
  }

  private static boolean clashes(Trustee one, Trustee other) {
    return one.isNamesakeOf(other) && !one.key().equals(other.key());
  }

  /** {@code person} would be a trustee; in place of an earlier offer of theirs. */
  Future<Ballot> offer(String id, String person, Trustee trustee) {
    return draft(id)
        .compose(ballot -> {
          if (!SealedBox.isKey(trustee.key())) {
            return Ballots.<Boolean>refuse(Refusal.BAD_KEY);
          }
          boolean taken =
              ballot.terms().trustees().stream().anyMatch(other -> clashes(trustee, other))
                  || ballot.offers().stream()
                      .anyMatch(offer -> !offer.person().equals(person)
                          && (offer.trustee().isNamesakeOf(trustee)
                              || offer.trustee().key().equals(trustee.key())));
          if (taken) {
            return Ballots.<Boolean>refuse(Refusal.NAMESAKE);
          }
          return ballot.terms().trustees().contains(trustee)
              ? Future.succeededFuture(true)
              : store.offer(id, person, trustee);
        })
        .compose(noted -> noted ? ballots.get(id) : Ballots.refuse(Refusal.FIXED));
  }

  /** An admin names a trustee who is confirmed by that. Calling twice is harmless. */
  public Future<Ballot> add(String id, Trustee trustee) {
    return draft(id)
        .compose(ballot -> SealedBox.isKey(trustee.key())
            ? with(ballot, List.of(trustee))
            : Ballots.refuse(Refusal.BAD_KEY));
  }

  private Future<Ballot> with(Ballot ballot, List<Trustee> more) {
    List<Trustee> trustees = new ArrayList<>(ballot.terms().trustees());
    for (Trustee trustee : more) {
      boolean taken = trustees.stream()
          .anyMatch(other -> !other.equals(trustee)
              && (other.isNamesakeOf(trustee) || other.key().equals(trustee.key())));
      if (taken) {
        return Ballots.refuse(Refusal.NAMESAKE);
      }
      if (!trustees.contains(trustee)) {
        trustees.add(trustee);
      }
    }
    return ballots.draft(ballot.terms().with(trustees, trustees.size()));
  }

  /**
   * An admin confirms offers; refused if one of them was not made. Calling twice is harmless.
   *
   * @param fingerprints of the keys that were offered
   */
  public Future<Ballot> confirm(String id, Collection<String> fingerprints) {
    return draft(id).compose(ballot -> {
      List<Trustee> confirmed = new ArrayList<>();
      List<String> persons = new ArrayList<>();
      for (String fingerprint : fingerprints) {
        List<Offer> meant = ballot.offers().stream()
            .filter(offer -> offer.trustee().fingerprint().equals(fingerprint))
            .toList();
        boolean before = ballot.terms().trustees().stream()
            .anyMatch(trustee -> trustee.fingerprint().equals(fingerprint));
        if (meant.isEmpty() && !before) {
          return Ballots.refuse(Refusal.NO_OFFER);
        }
        meant.forEach(offer -> {
          confirmed.add(offer.trustee());
          persons.add(offer.person());
        });
      }
      return fingerprints.isEmpty()
          ? Ballots.refuse(Refusal.NO_OFFER)
          : with(ballot, confirmed)
              .compose(done -> store.withdraw(id, persons))
              .compose(done -> ballots.get(id));
    });
  }

  /** An admin takes a trustee or an offer out of a draft. Refused if there is none of that fingerprint. */
  public Future<Ballot> drop(String id, String fingerprint) {
    return draft(id).compose(ballot -> {
      List<Trustee> left = new ArrayList<>(ballot.terms().trustees());
      boolean trustee = left.removeIf(one -> one.fingerprint().equals(fingerprint));
      List<String> persons = ballot.offers().stream()
          .filter(offer -> offer.trustee().fingerprint().equals(fingerprint))
          .map(Offer::person)
          .toList();
      if (!trustee && persons.isEmpty()) {
        return Ballots.refuse(Refusal.NO_OFFER);
      }
      return ballots
          .draft(ballot.terms().with(left, left.size()))
          .compose(done -> store.withdraw(id, persons))
          .compose(done -> ballots.get(id));
    });
  }
}
