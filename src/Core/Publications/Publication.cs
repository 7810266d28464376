using System.Collections.Immutable;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Publications;

/// <summary>What kind of page the public sees.</summary>
public enum PublicationKind
{
    /// <summary>拟立项公示.</summary>
    PublicNotice,

    /// <summary>立项结果.</summary>
    AwardResult,
}

/// <summary>One project as the public sees it: never scores, identity numbers or unsuccessful applications.</summary>
public sealed record PublishedProject(
    string Number, string Title, string Unit, string PrincipalInvestigator, string Category, decimal AmountYuan);

/// <summary>What is put before the public, complete and frozen when it was decided.</summary>
/// <param name="Id">Also the name of its page: lower-case letters, digits and hyphens.</param>
/// <param name="DueAt">When it appears.</param>
/// <param name="NoticeUntil">For a public notice: when objections end (exclusive).</param>
/// <param name="NoticeWorkingDays">For a public notice: for how many working days; null where a drill fixes its length.</param>
/// <param name="DocumentNumber">For an award: 文号.</param>
public sealed record Publication(
    string Id,
    PublicationKind Kind,
    RoundId RoundId,
    RoundKind RoundKind,
    string Title,
    DateTimeOffset DueAt,
    DateTimeOffset? NoticeUntil,
    int? NoticeWorkingDays,
    string? DocumentNumber,
    DateOnly? IssuedOn,
    RoundOffice Office,
    ImmutableArray<PublishedProject> Projects)
{
    public static Publication Notice(RoundState round, DateTimeOffset from, DateTimeOffset until) =>
        Of(round, PublicationKind.PublicNotice, $"notice-{round.Guide.Id}", from) with
        {
            NoticeUntil = until,
            NoticeWorkingDays = round.Guide.Notice.WorkingDays,
        };

    public static Publication Award(RoundState round, Decision.AwardDocument document, DateTimeOffset at) =>
        Of(round, PublicationKind.AwardResult, $"award-{round.Guide.Id}", at) with
        {
            DocumentNumber = document.DocumentNumber,
            IssuedOn = document.IssuedOn,
        };

    private static Publication Of(RoundState round, PublicationKind kind, string id, DateTimeOffset dueAt)
    {
        var categories = round.Guide.Categories.ToDictionary(category => category.Id, category => category.Name);
        var projects = round.Proposed.Select(proposal => proposal.Ranked).Select(ranked => new PublishedProject(
            ranked.Number,
            ranked.Application.Title,
            ranked.Application.UnitName,
            ranked.Application.PrincipalInvestigator,
            categories[ranked.Application.CategoryId],
            ranked.Application.AmountYuan));
        return new Publication(
            id,
            kind,
            round.Guide.Id,
            round.Guide.Kind,
            round.Guide.Title,
            dueAt,
            NoticeUntil: null,
            NoticeWorkingDays: null,
            DocumentNumber: null,
            IssuedOn: null,
            round.Guide.Office,
            [.. projects]);
    }
}
