using System.Collections.Immutable;
using System.Globalization;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Applications;

/// <summary>One change by a correction; personal numbers are masked.</summary>
/// <param name="Before">Empty where there was nothing.</param>
/// <param name="After">Empty where it was removed.</param>
public sealed record CorrectionChange(CorrectionItem Item, string Before, string After)
{
    /// <summary>All differences from the application at the request for correction.</summary>
    public static ImmutableArray<CorrectionChange> Of(Application application, RoundGuide guide)
    {
        if (application.Correction?.Before is not { } before)
        {
            return [];
        }

        var after = CorrectionBaseline.Of(application);
        return
        [
            .. Fields(before, after, guide).Where(change => change.Before != change.After),
            .. Parties(before, after),
            .. Documents(before, after, guide),
            .. Commitments(before, after),
        ];
    }

    private static IEnumerable<CorrectionChange> Fields(CorrectionBaseline before, CorrectionBaseline after, RoundGuide guide) =>
        [
            new(new("title", CorrectionItemKind.Title, ""), before.Title, after.Title),
            new(new("abstract", CorrectionItemKind.Abstract, ""), before.Abstract, after.Abstract),
            new(
                new("categoryId", CorrectionItemKind.CategoryId, ""),
                Category(before.CategoryId, guide),
                Category(after.CategoryId, guide)
            ),
            new(new("amountYuan", CorrectionItemKind.AmountYuan, ""), Amount(before.AmountYuan), Amount(after.AmountYuan)),
            new(
                new("recommendingBodyId", CorrectionItemKind.RecommendingBodyId, ""),
                Body(before.RecommendingBodyId, guide),
                Body(after.RecommendingBodyId, guide)
            ),
        ];

    private static IEnumerable<CorrectionChange> Parties(CorrectionBaseline before, CorrectionBaseline after)
    {
        foreach (var id in before.Parties.Concat(after.Parties).Select(party => party.Id).Distinct())
        {
            var (was, becomes) = (
                before.Parties.FirstOrDefault(party => party.Id == id),
                after.Parties.FirstOrDefault(party => party.Id == id)
            );
            if (was is null || becomes is null || !was.IsSameAs(becomes))
            {
                var name = (becomes ?? was)!.Name;
                yield return new(new(CorrectionItem.KeyOfParty(id), CorrectionItemKind.Party, name), Shown(was), Shown(becomes));
            }
        }
    }

    private static IEnumerable<CorrectionChange> Documents(CorrectionBaseline before, CorrectionBaseline after, RoundGuide guide)
    {
        foreach (var kind in before.Documents.Concat(after.Documents).Select(document => document.Kind).Distinct())
        {
            var (was, becomes) = (Files(before, kind), Files(after, kind));
            if (was != becomes)
            {
                var name = guide.RequiredDocuments.FirstOrDefault(document => document.Kind == kind)?.Name ?? "";
                yield return new(new(CorrectionItem.KeyOfDocument(kind), CorrectionItemKind.Document, name), was, becomes);
            }
        }
    }

    private static IEnumerable<CorrectionChange> Commitments(CorrectionBaseline before, CorrectionBaseline after)
    {
        foreach (var party in after.Parties)
        {
            var (was, becomes) = (Signed(before, party.Id), Signed(after, party.Id));
            if (was != becomes)
            {
                yield return new(new(CorrectionItem.KeyOfCommitment(party.Id), CorrectionItemKind.Commitment, party.Name), was, becomes);
            }
        }
    }

    private static string Shown(Party? party) =>
        party switch
        {
            Party.Unit unit => unit.Type is { } type ? $"{unit.Name} {unit.Code} {type}" : $"{unit.Name} {unit.Code}",
            Party.Person person => $"{person.Name} {person.CitizenId.Masked}",
            _ => "",
        };

    // With the start of the hash: two files can have one name.
    private static string Files(CorrectionBaseline baseline, string kind) =>
        string.Join(
            "、",
            baseline.Documents.Where(document => document.Kind == kind).Select(document => $"{document.FileName} ({document.Sha256[..8]})")
        );

    private static string Signed(CorrectionBaseline baseline, string partyId) =>
        baseline.Commitments.FirstOrDefault(signed => signed.PartyId == partyId) is { } signed
            ? $"{signed.SignerName} {TimeOf(signed.SignedAt)}"
            : "";

    private static string TimeOf(DateTimeOffset instant) =>
        instant.ToOffset(Calendar.BeijingTime.Offset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Amount(decimal yuan) => yuan.ToString("#,0.##", CultureInfo.InvariantCulture);

    private static string Category(string id, RoundGuide guide) =>
        guide.Categories.FirstOrDefault(category => category.Id == id)?.Name ?? id;

    private static string Body(string? id, RoundGuide guide) =>
        guide.RecommendingBodies.FirstOrDefault(body => body.Id == id)?.Name ?? id ?? "";
}
