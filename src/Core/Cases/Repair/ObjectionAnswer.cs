using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Cases;

/// <summary>The answer to an objection to the listing of a case was signed as a letter, which is to be served.</summary>
public sealed record ListingObjectionAnswered(ObjectionAnswerLetter Letter, DateTimeOffset At) : Fact;

/// <summary>Each objection to the listing of a case that was decided is answered by a letter.</summary>
public static class ObjectionAnswerPolicy
{
    /// <summary>Whether an objection was decided that no letter answers yet.</summary>
    /// <param name="listing">Of the case; null where none is proposed yet.</param>
    public static bool IsOwed(IntegrityCase integrityCase, Listing? listing) => RulingOf(integrityCase, listing) is not null;

    /// <summary>Answers the oldest of them.</summary>
    public static Result<ListingObjectionAnswered> Answer(
        IntegrityCase integrityCase,
        Listing listing,
        LetterNumber number,
        ActContext context
    ) =>
        RulingOf(integrityCase, listing) is { } ruling
            ? new ListingObjectionAnswered(
                new ObjectionAnswerLetter(
                    number,
                    integrityCase.Number,
                    CasePolicy.AddresseeOf(integrityCase),
                    context.Contact,
                    context.Today,
                    integrityCase.Decision!.Letters.OfType<DecisionLetter>().First().Number,
                    ruling.IsUpheld,
                    ruling.Reason
                ),
                context.Now
            )
            : new Error(
                ErrorKind.Conflict,
                "listing-objection-is-not-open",
                "Every objection to this listing that was decided is answered."
            );

    private static ListingObjectionRuled? RulingOf(IntegrityCase integrityCase, Listing? listing) =>
        listing
            ?.Objections.Select(objection => objection.Ruling)
            .OfType<ListingObjectionRuled>()
            .ElementAtOrDefault(integrityCase.ObjectionAnswers.Length);
}
