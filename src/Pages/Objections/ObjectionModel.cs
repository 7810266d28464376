using System.Collections.Immutable;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Objections;

/// <summary>The form for an objection to a project on 公示.</summary>
/// <param name="NoticeTitle">Title of the round.</param>
/// <param name="Until">End of the objection term, exclusive.</param>
/// <param name="Action">Without a leading slash.</param>
public sealed record ObjectionModel(string NoticeTitle, DateTimeOffset Until, string Action) : IModelOf<ObjectionPage>
{
    public required ImmutableArray<ContestedProject> Projects { get; init; }

    public bool IsOpen { get; init; } = true;

    public FormState State { get; init; } = FormState.Empty;

    public string? Key { get; init; }
}

/// <summary>A project on 公示.</summary>
public sealed record ContestedProject(string Number, string Title, string Unit);

/// <summary>A received objection, which takes effect when its mail address is confirmed.</summary>
public sealed record ObjectionReceivedModel(string NoticeTitle, string ProjectNumber, DateTimeOffset ReceivedAt)
    : IModelOf<ObjectionReceivedPage>
{
    public bool IsConfirmed { get; init; }
}

/// <summary>The page on which an objector confirms the mail address.</summary>
public sealed record ObjectionConfirmationModel(string NoticeTitle, string ProjectNumber, DateTimeOffset ReceivedAt)
    : IModelOf<ObjectionConfirmationPage>
{
    public bool IsConfirmed { get; init; }
}
