using System.Collections.Immutable;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Applications.Steps;

/// <summary>陈述: what the unit was asked about entries of its parties, and the form to answer one of them.</summary>
/// <param name="ApplicationHref">Where the application is, without a leading slash.</param>
public sealed record StatementModel(string ApplicationTitle, string ApplicationHref) : IModelOf<StatementPage>
{
    public required ImmutableArray<QuestionRow> Questions { get; init; }

    /// <summary>The question that is being answered; null where none is chosen.</summary>
    public QuestionAsked? Asked { get; init; }

    public FormState Form { get; init; } = FormState.Empty;

    public required string AntiForgeryToken { get; init; }
}

/// <summary>A question with what it is about.</summary>
/// <param name="Until">Exclusive.</param>
/// <param name="CanBeRemoved">Whether the party is a partner unit, which may be taken off the application instead.</param>
/// <param name="Action">Where it is answered, without a leading slash.</param>
public sealed record QuestionAsked(
    string PartyId,
    string Party,
    CreditSource Source,
    DateTimeOffset Until,
    bool CanBeRemoved,
    string Action
);
