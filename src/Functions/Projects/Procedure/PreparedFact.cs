using CreditFunctions.Core;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Projects;

namespace CreditFunctions.Functions.Projects;

/// <summary>A fact of the procedure with its prepared inputs.</summary>
internal sealed record PreparedFact(Func<Project, Result<Fact>> Decide)
{
    /// <summary>Mails beside those to unit and investigator.</summary>
    public Func<Project, Fact, IEnumerable<OwedNotification>>? AlsoOwed { get; init; }

    public static PreparedFact Of<TFact>(Func<Project, Result<TFact>> decide)
        where TFact : Fact => new(project => decide(project).Select<Fact>(fact => fact));
}
