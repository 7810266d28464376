using System.Collections.Immutable;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Rules;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Rules;

/// <summary>Rules and working days, as JSON.</summary>
/// <param name="Files">Oldest first.</param>
/// <param name="Years">Years with a loaded notice.</param>
/// <param name="Proposed">Files that wait for a second officer.</param>
public sealed record RulesView(IReadOnlyList<RuleFileRow> Files, IReadOnlyCollection<int> Years, IReadOnlyList<RuleAddition> Proposed);

/// <summary>The pages of rule files, working days and proposals.</summary>
public sealed class RulePages(
    RuleLibrary library,
    RuleBook book,
    WorkingDayCalendar calendar,
    StaffRecords staff,
    DeskAccess access,
    TimeProvider time,
    Responses responses
)
{
    private static readonly ImmutableHashSet<string> BuiltIn = [.. RuleBook.BuiltIn.Files.Select(file => file.Version)];
    private static readonly WorkingDayCalendar BuiltInDays = WorkingDayCalendar.BuiltIn;

    public async Task<IResult> ShowListAsync(HttpRequest request, Officer reader, FormState? state, CancellationToken cancellationToken)
    {
        var (additions, directory) = (await library.ReadAsync(cancellationToken), await staff.ReadAsync(cancellationToken));
        if (state is null && !Responses.WantsPage(request))
        {
            return Results.Json(ViewOf(additions), RequestJson.Options);
        }

        var model = new RulesModel(access.FrameOf(reader), FilesOf(additions))
        {
            Years = [.. calendar.Years.Select(year => YearRow(additions, directory, year))],
            Proposed = [.. additions.OpenAt(time.GetUtcNow()).Select(addition => Row(directory, addition, reader))],
            MayPropose = DeskPolicy.May(reader, DeskAct.ProposeRules),
            State = state ?? FormState.Empty,
        };
        return responses.Page(
            request,
            model,
            status: state is { Errors: [var first, ..] } ? Problems.Describe([first]).Status : StatusCodes.Status200OK
        );
    }

    public async Task<IResult> ShowFileAsync(HttpRequest request, Officer reader, string version, CancellationToken cancellationToken)
    {
        if (!book.OfVersion(version).TryGet(out var file, out _))
        {
            return responses.Problem(request, RuleErrors.FileNotFound);
        }

        var additions = await library.ReadAsync(cancellationToken);
        var row = FilesOf(additions).Single(each => each.Version == version);
        var before = book.Files.TakeWhile(each => each.Version != version).LastOrDefault();
        return responses.Of(
            request,
            new RuleFileView(row, file.Entries),
            () => new RuleFileModel(access.FrameOf(reader), row, RowsOf(file, before)) { Before = before?.Version }
        );
    }

    public RulesView ViewOf(RuleAdditions additions) => new(FilesOf(additions), calendar.Years, [.. additions.OpenAt(time.GetUtcNow())]);

    private ImmutableArray<RuleFileRow> FilesOf(RuleAdditions additions) =>
        [
            .. book.Files.Select(file => new RuleFileRow(file.Version, file.EffectiveFrom, file.EffectiveTo)
            {
                AddedAt = BuiltIn.Contains(file.Version)
                    ? null
                    : additions
                        .Confirmed.First(each => each.Addition.Kind == RuleAdditionKind.Rules && each.Addition.Name == file.Version)
                        .At,
            }),
        ];

    private YearRow YearRow(RuleAdditions additions, StaffDirectory directory, int year)
    {
        var isBuiltIn = BuiltInDays.Years.Contains(year) && BuiltInDays.HasSameNotice(calendar, year);
        var added = additions.Confirmed.LastOrDefault(each =>
            each.Addition.Kind == RuleAdditionKind.WorkingDays && each.Addition.Name.Split(", ").Contains($"{year}")
        );
        return new YearRow(year)
        {
            AddedAt = isBuiltIn ? null : added?.At,
            AddedBy = isBuiltIn || added is null ? null : NameOf(directory, added.ConfirmedBy),
        };
    }

    private AdditionRow Row(StaffDirectory directory, RuleAddition addition, Officer reader)
    {
        var reading = RuleAdditionPolicy.Read(addition.Json, book, calendar, BeijingTime.DateOf(time.GetUtcNow()));
        var changes = reading.IsSuccess && addition.Kind == RuleAdditionKind.Rules ? ChangesOf(reading.Value) : [];
        var mayConfirm = RuleAdditionPolicy.MayConfirm(addition, directory, reader);
        return new AdditionRow(
            addition.Number,
            addition.Kind,
            addition.Name,
            NameOf(directory, addition.ProposedBy),
            addition.ProposedAt,
            addition.ExpiresAt
        )
        {
            Text = addition.Json,
            Changes = changes,
            MayConfirm = mayConfirm && reading.IsSuccess,
            MayReject = mayConfirm || addition.ProposedBy == reader.Id,
            Errors = reading.Errors,
        };
    }

    private static ImmutableArray<RuleRow> ChangesOf(ExtendedRules read)
    {
        var index = read.Book.Files.IndexOf(read.Book.Files.Single(file => file.Version == read.Name));
        return [.. RowsOf(read.Book.Files[index], index > 0 ? read.Book.Files[index - 1] : null).Where(row => row.IsChanged)];
    }

    private static ImmutableArray<RuleRow> RowsOf(RuleFile file, RuleFile? before)
    {
        var earlier = before?.Entries.ToDictionary(entry => entry.Id);
        return [.. file.Entries.Select(entry => new RuleRow(entry, earlier?.GetValueOrDefault(entry.Id)))];
    }

    private static string NameOf(StaffDirectory directory, string officerId) => directory.Find(officerId)?.Name ?? officerId;
}

/// <summary>A rule file, as JSON.</summary>
public sealed record RuleFileView(RuleFileRow File, IReadOnlyList<RuleEntry> Rules);
