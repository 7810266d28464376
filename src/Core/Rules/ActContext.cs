using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Letters;

namespace CreditFunctions.Core.Rules;

/// <summary>Context of every act on a case, a listing or a project.</summary>
/// <param name="Rules">The rules pinned by its record; for a new record, those of the day.</param>
/// <param name="Contact">The office that signs letters.</param>
/// <param name="AllowsSamples">Whether sample texts may be cited: only in training.</param>
public sealed record ActContext(RuleFile Rules, WorkingDayCalendar Calendar, LetterContact Contact, bool AllowsSamples, DateTimeOffset Now)
{
    /// <summary>户名、账号、开户行 for returned money.</summary>
    public string RecoveryAccount { get; init; } = "";

    /// <summary>Beijing date.</summary>
    public DateOnly Today => BeijingTime.DateOf(Now);
}
