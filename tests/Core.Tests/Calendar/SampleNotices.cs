using CreditFunctions.Core.Calendar;

namespace CreditFunctions.Core.Tests.Calendar;

/// <summary>Calendars with a notice of 2027.</summary>
internal static class SampleNotices
{
    /// <param name="holidays">Days in JSON, separated by commas.</param>
    public static WorkingDayCalendar Of2027(string holidays, string makeUpDays) =>
        WorkingDayFile
            .Extend(
                WorkingDayCalendar.BuiltIn,
                $$$"""{ "source": "s", "years": { "2027": { "holidays": [{{{holidays}}}], "makeUpWorkdays": [{{{makeUpDays}}}] } } }"""
            )
            .Value;
}
