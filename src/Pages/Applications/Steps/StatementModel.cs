using System.Collections.Immutable;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Applications.Steps;

/// <summary>陈述说明: the questions about entries of the parties, and the form that answers one of them.</summary>
/// <param name="ApplicationHref">Without a leading slash.</param>
public sealed record StatementModel(string ApplicationTitle, string ApplicationHref) : IModelOf<StatementPage>
{
    public required ImmutableArray<QuestionRow> Questions { get; init; }

    /// <summary>Null where none is selected.</summary>
    public QuestionAsked? Asked { get; init; }

    public FormState Form { get; init; } = FormState.Empty;

    public required string AntiForgeryToken { get; init; }
}

/// <summary>A question with its entry.</summary>
/// <param name="Until">Exclusive.</param>
/// <param name="CanBeRemoved">Whether the party is a partner unit, which may be removed from the application instead.</param>
/// <param name="Action">Without a leading slash.</param>
public sealed record QuestionAsked(
    string PartyId,
    string Party,
    CreditSource Source,
    DateTimeOffset Until,
    bool CanBeRemoved,
    string Action
);
