using System.Collections.Immutable;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Objections;

/// <summary>Where somebody objects to a project on public notice.</summary>
/// <param name="NoticeTitle">The round of the notice.</param>
/// <param name="Until">When objections end, exclusive.</param>
/// <param name="Action">Where it is posted, without a leading slash.</param>
public sealed record ObjectionModel(string NoticeTitle, DateTimeOffset Until, string Action) : IModelOf<ObjectionPage>
{
    /// <summary>What is on notice; each can be picked.</summary>
    public required ImmutableArray<ContestedProject> Projects { get; init; }

    /// <summary>Whether the notice still lies open.</summary>
    public bool IsOpen { get; init; } = true;

    public FormState State { get; init; } = FormState.Empty;

    public string? Key { get; init; }
}

/// <summary>A project on notice.</summary>
public sealed record ContestedProject(string Number, string Title, string Unit);

/// <summary>An objection was received; it counts once its mail address is confirmed.</summary>
/// <param name="Number">To be quoted on the telephone.</param>
public sealed record ObjectionReceivedModel(string Number, string NoticeTitle, string ProjectNumber, DateTimeOffset ReceivedAt)
    : IModelOf<ObjectionReceivedPage>
{
    public bool IsConfirmed { get; init; }
}

/// <summary>Where an objector confirms the mail address.</summary>
public sealed record ObjectionConfirmationModel(string Number, string NoticeTitle, string ProjectNumber, DateTimeOffset ReceivedAt)
    : IModelOf<ObjectionConfirmationPage>
{
    /// <summary>Whether that was done already.</summary>
    public bool IsConfirmed { get; init; }
}
