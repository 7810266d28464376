using System.Collections.Immutable;
using CreditFunctions.Core.Cases.Origins;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Pages.Cases;

/// <summary>The form on which an officer notes a suspicion.</summary>
public sealed record CaseNoteModel(DeskFrame Frame) : IModelOf<CaseNotePage>
{
    /// <summary>Null: the party is named in the form.</summary>
    public string? ApplicationId { get; init; }

    /// <summary>Title of the application.</summary>
    public string? Application { get; init; }

    /// <summary>Its parties.</summary>
    public ImmutableArray<Choice> Parties { get; init; } = [];

    /// <summary>Where a suspicion can come from here.</summary>
    public ImmutableArray<CaseOrigin> Origins { get; init; } = [];

    public FormState Form { get; init; } = FormState.Empty;
}
