using CreditFunctions.Core.Calendar;

namespace CreditFunctions.Core.Tests.Calendar;

public sealed class WorkingDayFileTests
{
    [Fact]
    public void BuiltIn_HasTheNoticesOfThreeYearsAndTheirSource()
    {
        Assert.Equal([2024, 2025, 2026], WorkingDayCalendar.BuiltIn.Years);
        Assert.StartsWith("State Council General Office", WorkingDayCalendar.BuiltIn.Source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{ "source": "s" }""")]
    [InlineData("""{ "source": "s", "years": null }""")]
    [InlineData("""{ "source": "s", "years": { "2026": null } }""")]
    [InlineData("""{ "source": "s", "years": { "2026": { "holidays": ["2026-02-30"], "makeUpWorkdays": [] } } }""")]
    [InlineData("""{ "source": "s", "years": { "2026": { "holidays": [] } } }""")]
    [InlineData("""{ "source": "s", "years": { "2026": { "holidays": [], "makeUpWorkdays": [], "makeupdays": [] } } }""")]
    [InlineData("""{ "source": "s", "years": { "next": { "holidays": [], "makeUpWorkdays": [] } } }""")]
    public void Parse_FileOfAnotherForm_IsRefused(string json) =>
        Assert.Equal("working-days-file-is-malformed", Assert.Single(WorkingDayFile.Parse(json).Errors).Code);

    [Fact]
    public void Parse_WrongDays_ReportsAllErrors()
    {
        var errors = WorkingDayFile
            .Parse(
                """
                {
                  "source": "s",
                  "years": {
                    "2026": { "holidays": ["2027-01-01", "2026-05-09"], "makeUpWorkdays": ["2026-05-09", "2026-05-11"] }
                  }
                }
                """
            )
            .Errors;

        Assert.Equal(
            ["working-day-is-outside-its-year", "make-up-day-is-no-weekend", "working-day-is-listed-twice"],
            errors.Select(error => error.Code)
        );
        Assert.Contains("2026-05-11 is a Monday", errors[1].Message, StringComparison.Ordinal);
    }
}
