using CreditFunctions.Core.Reviews;

namespace CreditFunctions.Core.Projects;

/// <summary>What the finance bureau decided on paper, as an officer entered it.</summary>
/// <param name="Number">1 for the first paper of the project.</param>
/// <param name="Asked">What was asked.</param>
/// <param name="DocumentId">Its scan.</param>
/// <param name="EnteredBy">Id of the officer.</param>
public sealed record ProjectPaper(
    int Number,
    ProjectAsk Asked,
    Decision Decision,
    string DocumentId,
    string EnteredBy,
    DateTimeOffset EnteredAt
);

/// <summary>Of which paper, and by which two officers, something was entered.</summary>
public sealed record PaperTrail(int Number, string DocumentId, string EnteredBy, string ConfirmedBy);
