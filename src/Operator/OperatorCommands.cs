using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Operator;

/// <summary>
/// Commands of the app's operator, with the services of the app. Each is recorded in 操作留痕 with the actor <c>operator</c> and its
/// reason.
/// </summary>
public static class OperatorCommands
{
    private const int Done = 0;
    private const int Refused = 1;
    private const int Misused = 2;

    private const string Usage = """
        Commands of the operator of CreditFunctions. They work on the storage that the app's settings name.

          add-officer --id ID --name NAME --email ADDRESS --roles ROLE[,ROLE...] --reason REASON
              Adds an officer at the first start, or a staff manager after the last one was lost. All officers are shown it until two of
              them have confirmed it.
          list-officers
              Lists the officers in office with their roles.

        Settings come from the environment, as the app's do (AzureWebJobsStorage, ...), or from --settings FILE, a local.settings.json.
        """;

    /// <returns>0: carried out; 1: refused; 2: unknown command.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments,
        IServiceProvider services,
        TextWriter output,
        TextWriter errors,
        CancellationToken cancellationToken
    )
    {
        switch ((string[])[.. arguments])
        {
            case ["add-officer", .. var options] when TryRead(options, out var values):
                await services.GetRequiredService<StorageSetup>().EnsureAsync(cancellationToken);
                return await AddOfficerAsync(
                    values,
                    services.GetRequiredService<StaffRecords>(),
                    services,
                    output,
                    errors,
                    cancellationToken
                );
            case ["list-officers"]:
                await services.GetRequiredService<StorageSetup>().EnsureAsync(cancellationToken);
                return await ListOfficersAsync(services.GetRequiredService<StaffRecords>(), output, cancellationToken);
            case ["--help"] or ["help"]:
                await output.WriteLineAsync(Usage);
                return Done;
            default:
                await errors.WriteLineAsync(Usage);
                return Misused;
        }
    }

    private static async Task<int> AddOfficerAsync(
        Dictionary<string, string> values,
        StaffRecords staff,
        IServiceProvider services,
        TextWriter output,
        TextWriter errors,
        CancellationToken cancellationToken
    )
    {
        var names = values
            .GetValueOrDefault("roles", "")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names.FirstOrDefault(name => !Enum.GetNames<DeskRole>().Contains(name)) is { } unknown)
        {
            await errors.WriteLineAsync($"roles: '{unknown}' is no role; use {string.Join(", ", Enum.GetNames<DeskRole>())}.");
            return Misused;
        }

        var form = new OfficerForm
        {
            Id = values.GetValueOrDefault("id"),
            Name = values.GetValueOrDefault("name"),
            Email = values.GetValueOrDefault("email"),
            Roles = [.. names.Select(Enum.Parse<DeskRole>)],
        };
        var now = (services.GetService<TimeProvider>() ?? TimeProvider.System).GetUtcNow();
        var recorded = await staff.RecordByOperatorAsync(
            directory =>
                StaffChangePolicy.ByOperator(directory, form, values.GetValueOrDefault("reason"), now).Select<Fact>(changed => changed),
            cancellationToken
        );
        if (!recorded.TryGet(out var directory, out ImmutableArray<Error> faults))
        {
            foreach (var fault in faults)
            {
                await errors.WriteLineAsync(fault.Field is null ? fault.Message : $"{fault.Field}: {fault.Message}");
            }

            return Refused;
        }

        await output.WriteLineAsync(
            $"Added {form.Id}. The desk shows this to all officers until {OperatorChange.Confirmations} of them have confirmed it (change "
                + $"{directory.ChangeCount})."
        );
        return Done;
    }

    private static async Task<int> ListOfficersAsync(StaffRecords staff, TextWriter output, CancellationToken cancellationToken)
    {
        foreach (var officer in (await staff.ReadAsync(cancellationToken)).Officers.Where(officer => officer.IsActive))
        {
            await output.WriteLineAsync($"{officer.Id}\t{string.Join(',', officer.Roles)}");
        }

        return Done;
    }

    private static bool TryRead(string[] options, out Dictionary<string, string> values)
    {
        values = new Dictionary<string, string>(StringComparer.Ordinal);
        string[] known = ["id", "name", "email", "roles", "reason"];
        for (var i = 0; i < options.Length; i += 2)
        {
            if (
                i + 1 == options.Length
                || !options[i].StartsWith("--", StringComparison.Ordinal)
                || !known.Contains(options[i][2..])
                || !values.TryAdd(options[i][2..], options[i + 1])
            )
            {
                return false;
            }
        }

        return true;
    }
}
