using System.Collections.Immutable;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Applications;

/// <summary>What may be changed while a correction is pending: only the items selected by the officer.</summary>
public static class CorrectionPolicy
{
    /// <summary>Requested, not submitted, and within its term.</summary>
    public static bool IsOpen(Application application, DateTimeOffset now) =>
        application is { State: ApplicationState.CorrectionPending, Correction: not null } && CheckTerm(application, now) is null;

    /// <summary>The error after the end of a correction; null while changes are possible.</summary>
    public static Error? CheckTerm(Application application, DateTimeOffset now) =>
        application.Correction switch
        {
            null => ApplicationErrors.NothingToCorrect(application.State),
            { SubmittedAt: not null } => ApplicationErrors.CorrectionIsSubmitted(),
            { Until: var until } when application.TermsAt(now) >= until => ApplicationErrors.TermHasPassed(until),
            _ => null,
        };

    /// <summary>Validates the keys selected by an officer: at least one, and all exist in the application.</summary>
    public static Result<ImmutableArray<CorrectionItem>> Select(Application application, RoundGuide guide, ImmutableArray<string> keys)
    {
        var known = CorrectionItem.Of(application, guide);
        var given = keys.IsDefault ? [] : keys.Where(key => key is not null).Distinct().ToImmutableArray();
        var unknown = given.Where(key => known.All(item => item.Key != key)).ToList();
        return unknown.Count > 0 || given.IsEmpty
            ? new Error(
                ErrorKind.Invalid,
                given.IsEmpty ? "correction-opens-nothing" : "correction-item-is-unknown",
                given.IsEmpty
                    ? $"Select what may be changed, at least one of: {Names(known)}."
                    : $"There is no item {string.Join(", ", unknown.Select(Shown))}; select some of: {Names(known)}."
            ).With("known", Names(known))
            : known.Where(item => given.Contains(item.Key)).ToImmutableArray();
    }

    /// <summary>Errors of all changes that the correction does not open, each with its field; empty where it opens all.</summary>
    public static ImmutableArray<Error> CheckChange(Application application, ApplicationDraftChanged changed)
    {
        var correction = application.Correction!;
        return
        [
            .. Fields(application, changed)
                .Where(field => field.IsChanged && !correction.IsOpen(field.Key))
                .Select(field => IsLocked(correction, field.Key).At(field.Key)),
            .. changed
                .Parties.Index()
                .Where(each => !MayBecome(application, correction, each.Item))
                .Select(each => IsLocked(correction, KeyOf(application, each.Item)).At($"parties[{each.Index}]")),
            .. application
                .Parties.Where(before =>
                    changed.Parties.All(party => party.Id != before.Id) && !correction.IsOpen(CorrectionItem.KeyOfParty(before.Id))
                )
                .Select(before => IsLocked(correction, CorrectionItem.KeyOfParty(before.Id)).At("parties")),
        ];
    }

    public static Error IsLocked(Correction correction, string key) =>
        new Error(
            ErrorKind.Conflict,
            "correction-does-not-open-this",
            $"The correction does not open {key}; it opens {Names(correction.Opens)}. Change these only, or ask the office."
        )
            .With("locked", key)
            .With("opens", Names(correction.Opens));

    private static IEnumerable<(string Key, bool IsChanged)> Fields(Application application, ApplicationDraftChanged changed) =>
        [
            ("title", application.Title != changed.Title),
            ("abstract", application.Abstract != changed.Abstract),
            ("categoryId", application.CategoryId != changed.CategoryId),
            ("amountYuan", application.AmountYuan != changed.AmountYuan),
            ("recommendingBodyId", application.RecommendingBodyId != changed.RecommendingBodyId),
        ];

    // A party keeps its role: with another role it would be a new party under an old id.
    private static bool MayBecome(Application application, Correction correction, Party after) =>
        application.Parties.FirstOrDefault(party => party.Id == after.Id) switch
        {
            null => correction.IsOpen(CorrectionItem.NewParties) && after.Role is PartyRole.PartnerUnit or PartyRole.Member,
            var before => before.IsSameAs(after) || (correction.IsOpen(CorrectionItem.KeyOfParty(after.Id)) && before.Role == after.Role),
        };

    private static string KeyOf(Application application, Party party) =>
        application.Parties.Any(each => each.Id == party.Id) ? CorrectionItem.KeyOfParty(party.Id) : CorrectionItem.NewParties;

    private static string Names(ImmutableArray<CorrectionItem> items) => string.Join(", ", items.Select(item => item.Key));

    private static string Shown(string key) => key.Length > 60 ? key[..60] : key;
}
