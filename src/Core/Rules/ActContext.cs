using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Letters;

namespace CreditFunctions.Core.Rules;

/// <summary>What every act on a case, a listing or a project goes by.</summary>
/// <param name="Rules">Those that its record has pinned; where it begins a record, those of the day.</param>
/// <param name="Contact">The office that signs letters.</param>
/// <param name="AllowsSamples">Whether sample texts may be cited: in training only.</param>
public sealed record ActContext(RuleFile Rules, WorkingDayCalendar Calendar, LetterContact Contact, bool AllowsSamples, DateTimeOffset Now)
{
    /// <summary>户名、账号、开户行: where money is returned to.</summary>
    public string RecoveryAccount { get; init; } = "";

    /// <summary>In Beijing.</summary>
    public DateOnly Today => BeijingTime.DateOf(Now);
}
