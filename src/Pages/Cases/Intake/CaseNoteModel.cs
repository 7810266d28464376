using System.Collections.Immutable;
using CreditFunctions.Core.Cases.Origins;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Pages.Cases;

/// <summary>The form in which an officer notes a suspicion.</summary>
public sealed record CaseNoteModel(DeskFrame Frame) : IModelOf<CaseNotePage>
{
    /// <summary>Null where the form asks for the party.</summary>
    public string? ApplicationId { get; init; }

    public string? Application { get; init; }

    public ImmutableArray<Choice> Parties { get; init; } = [];

    /// <summary>Origins that can be selected here.</summary>
    public ImmutableArray<CaseOrigin> Origins { get; init; } = [];

    public FormState Form { get; init; } = FormState.Empty;
}
