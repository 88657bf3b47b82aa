# A small ledger
defmodule Ledger.Entry do
  use GenServer
  require Logger
  alias Ledger.{Account, Money}

  @moduledoc """
  Keeps entries, newest first.
  """
  @limit 1_000
  defstruct name: "none", amount: 0.5e-3, mask: 0xff, open?: true

  def start_link(opts \\ []), do: GenServer.start_link(__MODULE__, :ok, opts)

  defp total(entries) when is_list(entries) and length(entries) > 0 do
    entries
    |> Enum.map(&(&1.amount))
    |> Enum.reduce(0, fn x, acc -> x + acc end)
  rescue
    e in ArgumentError -> raise "bad: #{inspect(e)}\n"
  end

  def parse(line) do
    case Regex.run(~r/^(\w+)\s+(\d+)$/i, line) do
      [_, name, "0b" <> rest] -> {:ok, :"odd name", name, rest}
      [_, name, n] -> %{name => n, 'key': ?a, kind: ~w(a b)a}
      nil -> {:error, ~s{no #{line}}, ~R|a#{@limit}|, ~S(raw), 0b101 === 0o17}
    end
  end
end
