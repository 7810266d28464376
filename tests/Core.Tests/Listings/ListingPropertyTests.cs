using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Staff;
using CsCheck;
using static CreditFunctions.Core.Tests.Listings.SampleListings;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Listings;

/// <summary>Repair, objection, expiry, revocation and publication in any order.</summary>
public sealed class ListingPropertyTests
{
    private static readonly RepairForm Form = new()
    {
        Performance = "已改正",
        ProofDocumentIds = ["d7"],
        GivesPublicCommitment = true,
    };

    private static readonly ImmutableArray<Func<Listing, DateTimeOffset, Result<Fact>>> Acts =
    [
        (listing, now) => Any(ListingPolicy.Notify(listing, now)),
        (listing, now) => Any(ListingPolicy.Decide(listing, OnLaw, RulesInForce, now)),
        (listing, now) => Any(ListingPolicy.TakeEffect(listing, BeijingTime.DateOf(now), now)),
        (listing, now) => Any(ListingPolicy.Publish(listing, now)),
        (listing, now) => Any(ListingPolicy.Reject(listing, "不成立", now)),
        (listing, now) => Any(ListingPolicy.Revoke(listing, "复查撤销", now)),
        (listing, now) => Any(ListingPolicy.Expire(listing, now)),
        (listing, now) => Any(RepairPolicy.Request(listing, Form, RulesInForce, WorkingDayCalendar.BuiltIn, now)),
        (listing, now) => Any(RepairPolicy.Decide(listing, grants: true, "已改正", now)),
        (listing, now) => Any(RepairPolicy.Decide(listing, grants: false, "材料不全", now)),
        (listing, now) =>
            Any(
                ListingObjectionPolicy.Object(
                    listing,
                    "与事实不符",
                    enteredBy: null,
                    scan: null,
                    RulesInForce,
                    WorkingDayCalendar.BuiltIn,
                    now
                )
            ),
        (listing, now) => Any(ListingObjectionPolicy.Rule(listing, "officer", new StaffDirectory(), upholds: true, "异议成立", now)),
        (listing, now) => Any(ListingObjectionPolicy.Rule(listing, "officer", new StaffDirectory(), upholds: false, "异议不成立", now)),
    ];

    [Fact]
    public void Listing_InAnyOrderOfActs_HasEffectOnlyWithinItsWindow()
    {
        var ends = new System.Collections.Concurrent.ConcurrentBag<ListingState>();
        Gen.Select(Gen.Int[0, Acts.Length - 1], Gen.Int[0, 60])
            .Array[0, 60]
            .Sample(
                attempts =>
                {
                    var (listing, now) = (Proposed(), Now);
                    var (from, end) = (DateOnly.MaxValue, DateOnly.MaxValue);
                    foreach (var (act, days) in attempts)
                    {
                        now = now.AddDays(days);
                        if (!Acts[act](listing, now).TryGet(out var fact, out _))
                        {
                            continue;
                        }

                        var before = listing.State;
                        listing = listing.Apply(fact);
                        Assert.True(
                            before == listing.State || ListingMoves.Table.Any(line => (line.From, line.To) == (before, listing.State))
                        );
                        from = fact is ListingTookEffect ? BeijingTime.DateOf(now) : from;
                        end = before == ListingState.Effective && listing.State != ListingState.Effective ? BeijingTime.DateOf(now) : end;
                    }

                    ends.Add(listing.State);
                    var last = from == DateOnly.MaxValue ? from : from.AddMonths(OnLaw.Ban!.Months!.Value);
                    Assert.Empty(
                        Days(Today.AddDays(-1), 4000)
                            .Where(day =>
                            {
                                var isInWindow = day >= from && day <= last && day < end;
                                return listing.IsEffectiveOn(day) != isInWindow
                                    || (BanPolicy.BanOn(listing, day) is not null) != isInWindow
                                    || (
                                        listing.PublicationOn(day) == PublicationState.Published
                                        && !(isInWindow && day <= OnLaw.Publication!.LastDay)
                                    );
                            })
                    );
                },
                iter: 2000
            );

        Assert.Equal(
            [ListingState.Rejected, ListingState.Expired, ListingState.Repaired, ListingState.Revoked],
            ends.Where(state => state > ListingState.Effective).Distinct().Order()
        );
    }

    /// <summary>After any sequence of events and at any time, holds exist exactly as long as the ban.</summary>
    [Fact]
    public void BanHold_InAnyOrderOfActs_BeginsAndEndsWithTheBan()
    {
        var seen = new System.Collections.Concurrent.ConcurrentBag<Type>();
        Gen.Select(Gen.Int[0, Acts.Length - 1], Gen.Int[0, 60])
            .Array[0, 60]
            .Sample(
                attempts =>
                {
                    var (listing, now) = (Proposed(), Now);
                    var applications = Others(listing);
                    foreach (var (act, days) in attempts)
                    {
                        now = now.AddDays(days);
                        listing = Acts[act](listing, now).TryGet(out var fact, out _) ? listing.Apply(fact) : listing;
                        applications =
                        [
                            .. applications.Select(each =>
                                BanHoldPolicy.Follow(each, isDrill: false, listing, now) is { } effect
                                    ? Note(each.Apply(effect), effect)
                                    : each
                            ),
                        ];

                        var isBanned = BanPolicy.BanOn(listing, BeijingTime.DateOf(now)) is not null;
                        Assert.All(applications, each => Assert.Equal(isBanned && IsOpen(each), each.IsOnHold));
                        Assert.All(applications, each => Assert.Null(BanHoldPolicy.Follow(each, isDrill: false, listing, now)));
                    }
                },
                iter: 1000
            );

        Assert.Equal([typeof(HoldLifted), typeof(HoldPlaced)], seen.Distinct().OrderBy(type => type.Name));

        Application Note(Application application, Fact fact)
        {
            seen.Add(fact.GetType());
            return application;
        }
    }

    private static bool IsOpen(Application application) =>
        application.Submissions > 0
        && application.State.IsBeforeAward()
        && application.State is not (ApplicationState.Draft or ApplicationState.Returned);

    // One application of the party in every state.
    private static ImmutableArray<Application> Others(Listing listing)
    {
        var draft = Draft();
        Assert.Contains(draft.Parties, party => CreditSubjectId.Of(party) == listing.Subject);
        return [.. Enum.GetValues<ApplicationState>().Select(state => draft with { State = state, Submissions = 1 })];
    }

    private static Result<Fact> Any<T>(Result<T> result)
        where T : Fact => result.Select(Fact (fact) => fact);
}
