using CreditFunctions.Core.Reviews;

namespace CreditFunctions.Core.Projects;

/// <summary>A decision of the finance bureau on paper, as entered by an officer.</summary>
/// <param name="Number">1 for the first paper of the project.</param>
/// <param name="DocumentId">Its scan.</param>
public sealed record ProjectPaper(
    int Number,
    ProjectAsk Asked,
    Decision Decision,
    string DocumentId,
    string EnteredBy,
    DateTimeOffset EnteredAt
);

/// <summary>The paper and the two officers behind an entry.</summary>
public sealed record PaperTrail(int Number, string DocumentId, string EnteredBy, string ConfirmedBy);
