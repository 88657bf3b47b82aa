-- a counter
library ieee;
use ieee.std_logic_1164.all;
entity counter is
  generic (width : integer := 8);
  port (clk : in std_logic; q : out std_logic_vector(width - 1 downto 0));
end entity;
architecture rtl of counter is
begin
  process (clk) begin
    if clk'event and clk = '1' then q <= X"0F" & "01"; end if;
    report "done" severity note; wait for 2.5 ns; x := NULL;
  end process;
end rtl;
